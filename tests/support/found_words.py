"""Every word of a desk found again: heard in the tag tree, seen on the pages, or told of in a fault."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from support.listening import listen, words_by_block
from support.rendered import LINE_END
from support.wild_articles import SEVERAL
from support.wild_words import letters_of, ours

from handoutgen.danish import labels
from handoutgen.model.leaflet import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from support.desks import Desk
    from support.rendered import Sheet

    from handoutgen.press import Printed

OF_EXERCISES = frozenset({"name", "how", "dose", "heading"})
"""What gives way where a clinic or a clinician chooses, with the headings below which nothing is left."""
WHOLE = frozenset(
    {"summary", "source", "flag", "band", "note", "text", "call", "title", "alt", *OF_EXERCISES}
)
"""Where words stand that the whole article prints."""
ON_LEAFLET = frozenset(
    {"name", "tagline", "department", "street", "town", "hours", "before", "after", "note", "own"}
)
OF_PLACE = frozenset({"department", "street", "town", "hours"})


def assert_words(desk: Desk, kind: Kind, printed: Printed, sheets: list[Sheet]) -> None:
    """No word is lost, cut, glued to another, or told twice; running text stays in its order."""
    tree = listen(printed.pdf)
    pictures = " ".join(element.alt or "" for element in tree.walk())
    heard = " ".join(words_by_block(printed.pdf))
    told = " ".join(f"{fault.what} {fault.mend}" for fault in printed.faults)
    for letter, must, once in (
        _of_article(desk, kind, heard),
        _of_clinic(desk, kind),
        _of_patient(desk, kind, heard, printed),
    ):
        counted = Counter(ours(heard, letter))
        mentioned = {*ours(pictures, letter), *ours(told, letter)}
        known = {"z": desk.article, "q": desk.clinic, "w": desk.patient}[letter]
        written = known.where if known else {}
        odd = [word for word in counted if word not in written]
        # What is cut is told of, and its beginning is printed.
        cut = mentioned if letter != "w" or not _is_cut(printed) else set(written)
        odd = [word for word in odd if not any(whole.startswith(word) for whole in cut)]
        assert odd == [], f"cut or glued: {odd}"
        lost = [word for word in must if word not in counted and word not in mentioned]
        assert lost == [], f"lost {[(w, known.where[w]) for w in lost]}"
        twice = [(word, known.where[word]) for word in once if counted[word] > 1]
        assert twice == [], f"told twice {twice}"
        text = " ".join(sheet.text for sheet in sheets)
        whole, runs = "".join(letters_of(text.replace(LINE_END, ""))), set(letters_of(text))
        unseen = [word for word in counted if word not in whole and not _is_seen(word, runs)]
        assert unseen == [], f"not on the page {unseen}"
    running = [word for word in ours(heard, "z") if desk.article.where[word] in ("text", "heading")]
    assert running == sorted(running, key=list(desk.article.where).index), "out of order"


def _is_seen(word: str, runs: set[str]) -> bool:
    """Whether a word stands on a page, in one run of letters or cut into several at the ends of lines."""
    begun = [0]
    for start in begun:
        ends = (end for end in range(start + 1, len(word) + 1) if word[start:end] in runs)
        begun += [end for end in ends if end not in begun]
    return len(word) in begun


def _is_cut(printed: Printed) -> bool:
    """Whether words of a patient's are cut; which they are, is told without repeating them."""
    return any(fault.rule == "clinic-cut" and "patient" in fault.spot.path for fault in printed.faults)


def _of_article(desk: Desk, kind: Kind, heard: str) -> tuple[str, list[str], list[str]]:
    written = desk.article
    wanted = {Kind.LEAFLET: WHOLE, Kind.EXERCISES: {"title", "flag", "band"}, Kind.LOG: set()}[kind]
    wanted = set(wanted)
    if any(file is not None and file.chooses for file in (desk.clinic, desk.patient)):
        wanted -= OF_EXERCISES
    if desk.clinic and desk.clinic.leaves_out:
        wanted &= {"summary", "source", "title"}
    if labels.LOG in heard:
        wanted.add("column")
    must = [word for word, where in written.where.items() if where in wanted]
    return "z", must, [word for word, where in written.where.items() if where not in SEVERAL]


def _of_clinic(desk: Desk, kind: Kind) -> tuple[str, list[str], list[str]]:
    if desk.clinic is None:
        return "q", [], []
    wanted = set(ON_LEAFLET)
    if kind is not Kind.LEAFLET:
        wanted -= {"before", "after", "own", "note"}
    if "exercises = [" in desk.clinic.text or (desk.patient and desk.patient.chooses):
        wanted -= {"own"}
    if desk.patient and "department" in desk.patient.text:
        wanted -= OF_PLACE
    once = {"before", "after", "note"}
    where = desk.clinic.where
    return (
        "q",
        [word for word in where if where[word] in wanted],
        [word for word in where if where[word] in once],
    )


def _of_patient(desk: Desk, kind: Kind, heard: str, printed: Printed) -> tuple[str, list[str], list[str]]:
    if desk.patient is None:
        return "w", [], []
    wanted = {"name", "therapist", "next", "note"} | ({"exercise"} if kind is Kind.EXERCISES else set())
    wanted |= {"goal", "plan"} if labels.LOG in heard else set()
    if _is_cut(printed):
        wanted -= {"name", "therapist", "next"}  # which it was, is told without a word of it
    where = desk.patient.where
    return (
        "w",
        [word for word in where if where[word] in wanted],
        [word for word in where if where[word] != "exercise"],
    )


def assert_none_lost(text: str, printed: Printed, sheets: list[Sheet], but: Iterable[str] = ()) -> None:
    """Each word of any vocabulary in a text is heard, drawn or told of, `but` these."""
    tree = listen(printed.pdf)
    places = [" ".join(words_by_block(printed.pdf)), " ".join(element.alt or "" for element in tree.walk())]
    places += [sheet.text.replace(LINE_END, "") for sheet in sheets]
    places += [f"{fault.what} {fault.mend}" for fault in printed.faults]
    for letter in "zqw":
        found = {word for place in places for word in ours(place, letter)}
        lost = set(ours(text, letter)) - found - set(but)
        assert lost == set(), f"lost {sorted(lost)}"
