"""A SVG file as a tree that is safe to draw: nothing in it reaches out, and drawing it ends in time.

A logo comes by mail from anybody. What is not known to be harmless and printable is refused, and what
has no ink, such as an editor's own notes, is dropped.
"""

from __future__ import annotations

import re
from typing import Any

from handoutgen.pdf.artwork import PictureError

_MOST_BYTES = 1_000_000
_MOST_WORK = 10_000
"""Shapes that are drawn, each use of a shape counted; 20 letters or numbers of a path count as one more."""
_LONGEST = 50_000
"""Characters of a value that is no path, and of all rules together."""
_MOST_VALUES = 200
"""Attributes of one element: an editor writes some thirty."""
_MOST_MATCHING = 2_000_000
"""Shapes times what is looked up for each: rules, clips, gradients, the longest value."""
_DEEPEST = 60
_SVG = "http://www.w3.org/2000/svg"
_HREF = "{http://www.w3.org/1999/xlink}href"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DRAWN = frozenset(
    {"svg", "g", "a", "defs", "symbol", "use", "switch", "style", "clipPath"}
    | {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
    | {"linearGradient", "radialGradient", "stop"}
)
_DROPPED = frozenset({"title", "desc", "metadata", "view", "cursor"})
_EFFECTS = frozenset({"mask", "filter", "pattern", "marker", "meshgradient", "hatch"})
"""What our drawing cannot show; harmless where nothing uses it."""
_SHAPED = ("d", "points")
_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")]*)", re.IGNORECASE)
_DOCTYPE_SUBSET = re.compile(r"<!ENTITY|<!DOCTYPE[^<>\[]*\[|<\?xml-stylesheet", re.IGNORECASE)
_STEP = re.compile(r"[a-zA-Z]|[\d.]+")
_LINE_GRADIENT = re.compile(r"(?<![\w-])stroke\s*:\s*url\(", re.IGNORECASE)
_PLAIN = "Export it again as a plain SVG with paths only."


def read_svg(content: bytes) -> Any:
    """Return the root of a SVG that can be drawn; raises `PictureError`."""
    if len(content) > _MOST_BYTES:
        raise PictureError(
            f"The SVG has {len(content) / 1e6:.1f} MB, which is more than a logo can need.",
            "Export it with fewer points, or as a PNG.",
        )
    parsed = _parsed(content)
    _refuse_long(parsed)
    root = _upright_root(parsed)
    gone = _cleaned(root)
    _refuse_references(root, gone)
    _refuse_endless(root)
    return root


def _parsed(content: bytes) -> Any:
    """Parse what was looked at and nothing else: no entity is resolved, no encoding hides one."""
    from lxml import etree

    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
    if _DOCTYPE_SUBSET.search(text):
        raise PictureError("The SVG holds entities or a style sheet from elsewhere.", _PLAIN)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise PictureError(f"The SVG is not whole ({error.msg}).", "Export it again.") from error


def _refuse_long(parsed: Any) -> None:
    """Refuse what takes long only to be looked through, of itself or for those who draw it."""
    rules = 0
    for element in parsed.iter():
        # lxml looks from the first of them on for each.
        if len(element.attrib) > _MOST_VALUES:
            raise _too_much()
        longest = max((len(value) for name, value in element.items() if name not in _SHAPED), default=0)
        rules += len(element.text or "") if str(element.tag).endswith("style") else 0
        if longest > _LONGEST or rules > _LONGEST:
            raise _too_much()


def _upright_root(found: Any) -> Any:
    """Return a root with one name space, whatever prefix its file had."""
    from lxml import etree

    if etree.QName(found).localname != "svg":
        raise PictureError("The file is no SVG picture.", "Export the logo again as SVG, PNG or JPEG.")
    root = etree.Element(f"{{{_SVG}}}svg", nsmap={None: _SVG})
    for name, value in found.attrib.items():
        root.set(name, value)
    root.extend(list(found))
    return root


def _cleaned(root: Any) -> set[str]:
    """Drop what has no ink, refuse what is not known; return the names of the effects that went."""
    from lxml import etree

    gone: set[str] = set()
    waiting = [root]
    while waiting:
        element = waiting.pop()
        for name in list(element.attrib):
            if name.startswith("on") or (name.startswith("{") and name not in (_HREF, _XML_SPACE)):
                del element.attrib[name]
        for child in list(element):
            if not isinstance(child.tag, str):  # an entity that the parser did not know
                raise PictureError("The SVG holds entities.", _PLAIN)
            name = etree.QName(child)
            if name.namespace not in (_SVG, None) or name.localname in _DROPPED or _is_void(child, name):
                element.remove(child)
            elif name.localname in _EFFECTS:
                gone.add(child.get("id", ""))
                element.remove(child)
            elif name.localname in _DRAWN:
                child.tag = f"{{{_SVG}}}{name.localname}"
                waiting.append(child)
            else:
                raise _unknown(name.localname)
    return gone - {""}


def _is_void(element: Any, name: Any) -> bool:
    return name.localname == "text" and not "".join(element.itertext()).strip()


def _unknown(name: str) -> PictureError:
    if name in ("text", "tspan", "textPath", "flowRoot", "font"):
        return PictureError("The SVG holds text that would need a font.", "Convert its text to outlines.")
    if name == "image":
        return PictureError(
            "The SVG holds a picture of pixels.", "Export the logo as PNG, or as a SVG with paths only."
        )
    return PictureError(f"The SVG holds »{name}«, which cannot be printed.", _PLAIN)


def _refuse_references(root: Any, gone: set[str]) -> None:
    """Refuse what points out of the file, or at an effect that we cannot draw."""
    for element in root.iter():
        href = element.get(_HREF) or element.get("href") or "#"
        if element.tag == f"{{{_SVG}}}a":  # where a link leads is no ink
            href = "#"
        texts = [value for name, value in element.attrib.items() if name not in _SHAPED]
        if element.tag == f"{{{_SVG}}}style":
            texts += element.itertext()
        for text in texts:
            if "@import" in text.lower():
                raise PictureError("The SVG takes its style from elsewhere.", _PLAIN)
        targets = [href, *(found for text in texts for found in _URL.findall(text))]
        if any(not target.strip().startswith("#") for target in targets):
            raise PictureError("The SVG points at something outside its file.", _PLAIN)
        if any(target.strip()[1:] in gone for target in targets):
            raise PictureError(
                "The SVG uses a mask, a filter, a pattern or markers, which cannot be printed.",
                "Export it as a PNG, or as a plain SVG without effects.",
            )
        if any(_LINE_GRADIENT.search(text) for text in texts) or element.get("stroke", "").startswith("url("):
            raise PictureError("The SVG has a gradient on a line.", "Convert its lines to outlines.")


def _refuse_endless(root: Any) -> None:
    """Count what there is to draw before any of it is drawn: ten nested uses can mean a million shapes."""
    work = _Weights(root)
    shapes, depth = work.of(root, 0)
    if depth > _DEEPEST or shapes > _MOST_WORK:
        raise _too_much()
    looked_up = sum(work.of(clip, 0)[0] for clip in root.iter(f"{{{_SVG}}}clipPath"))
    looked_up += sum(1 for _ in root.iter(f"{{{_SVG}}}linearGradient", f"{{{_SVG}}}radialGradient"))
    looked_up += sum(len(re.findall("[{,]", style.text or "")) for style in root.iter(f"{{{_SVG}}}style"))
    looked_up += max(
        (len(v) for e in root.iter() for name, v in e.attrib.items() if name not in _SHAPED), default=0
    )
    nested = sum(1 for _ in root.iter(f"{{{_SVG}}}svg", f"{{{_SVG}}}defs"))
    if shapes * (looked_up + nested) > _MOST_MATCHING:
        raise _too_much()


def _steps(path: str) -> int:
    return sum(1 for _ in _STEP.finditer(path))


def _too_much() -> PictureError:
    return PictureError(
        "The SVG has more shapes than a logo can need.", "Export it with fewer shapes, or as a PNG."
    )


class _Weights:
    """Counts the shapes below each element once, those that it uses from elsewhere included."""

    def __init__(self, root: Any) -> None:
        self._named = {element.get("id"): element for element in root.iter() if element.get("id")}
        self._known: dict[Any, tuple[int, int] | None] = {}

    def of(self, element: Any, depth: int) -> tuple[int, int]:
        """Return how many shapes there are, and how deep they are nested."""
        if element in self._known:
            known = self._known[element]
            if known is None:
                raise PictureError("The SVG uses a shape within itself.", _PLAIN)
            return known
        if depth > 4 * _DEEPEST:
            raise _too_much()
        self._known[element] = None
        below = list(element)
        if element.tag == f"{{{_SVG}}}use":
            target = self._named.get((element.get(_HREF) or element.get("href") or "#")[1:])
            below += [] if target is None else [target]
        shapes = 1 + sum(_steps(element.get(name, "")) for name in _SHAPED) // 20
        deepest = 0
        for child in below:
            more, deep = self.of(child, depth + 1)
            shapes += more
            deepest = max(deepest, deep)
        found = self._known[element] = (shapes, deepest + 1)
        return found
