"""Whether pages and tags point at each other: from each mark a reader finds its element, and back."""

from __future__ import annotations

import io

import pikepdf
from support.listening import links_of, marks_of, numbered


def astray(pdf: bytes) -> list[str]:
    """Return each mark and each link that its element does not know, and each owner of none."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root.StructTreeRoot
        tree = dict(pikepdf.NumberTree(root.ParentTree).items())
        owners = {key: owner for key, owner in tree.items() if owner is not None}
        found = [] if list(owners) == sorted(owners) else ["keys out of order"]
        found += [f"key {key} is not free" for key in owners if key >= int(root.ParentTreeNextKey)]
        for page in document.pages:
            if "/StructParents" in page:
                found += _astray_on(page, owners)
            elif "/Contents" in page:
                found.append("a page with ink that owns nothing")
        return found + [f"key {key} is nobody's" for key in owners]


def _astray_on(page: pikepdf.Page, owners: dict[int, pikepdf.Object]) -> list[str]:
    """Return the same of one page; takes out of `owners` what it has seen."""
    told = dict(enumerate(owners.pop(int(page.StructParents))))
    marked = {mark: owner for mark, owner in told.items() if owner is not None}
    found = [f"mark {mark}" for mark in set(marked) ^ set(numbered(page))]
    found += [f"mark {mark}" for mark in marked if (page.objgen, mark) not in marks_of(marked[mark])]
    for link in page.get("/Annots", ()):
        if link.objgen not in links_of(owners.pop(int(link.StructParent))):
            found.append(f"link {link.StructParent}")
    return found
