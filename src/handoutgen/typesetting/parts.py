"""The parts of a leaflet go into the galley in their order; those that open it as page 1 needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from msgspec import Struct

from handoutgen.model.parts import (
    ContactPart,
    ExercisePart,
    LeadPart,
    LogPart,
    NotesPart,
    Part,
    PatientPart,
    RedFlagPart,
    SectionPart,
    SummaryPart,
    TitlePart,
    WordsPart,
)
from handoutgen.typesetting.front import set_lead, set_summary, set_title, set_words
from handoutgen.typesetting.galley import Galley
from handoutgen.typesetting.log import set_log
from handoutgen.typesetting.places import keep_contact, keep_patient_line
from handoutgen.typesetting.redflags import set_red_flags
from handoutgen.typesetting.sections import set_exercises, set_notes, set_section

if TYPE_CHECKING:
    from handoutgen.typesetting.shop import Shop
    from handoutgen.typesetting.tags import Tag

_OFF_PAGE_1 = 900.0
"""What it costs to turn the page anywhere above the red-flag box: more than to tear it, less than a page."""

Opening = WordsPart | SummaryPart | LeadPart | RedFlagPart


def set_parts(shop: Shop, parts: tuple[Part, ...], tree: Tag) -> None:
    """Set the parts of a leaflet below its masthead."""
    section = tree
    opening = _opening(parts)
    # Not by what they say: a later part may say the same.
    opens = {id(part) for part in opening}
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        match part:
            case TitlePart():
                set_title(shop, part, tree)
            case PatientPart():
                keep_patient_line(shop, tree)
            case WordsPart() | SummaryPart() | LeadPart() | RedFlagPart() if id(part) in opens:
                if part is opening[0]:
                    _set_opening(shop, opening, tree)
            case WordsPart() | LeadPart():
                _set_unheaded(shop, part, tree)
            case SummaryPart() | RedFlagPart():
                raise AssertionError("these open a leaflet, or are not in it")
            case SectionPart():
                if part.depth == 2:
                    section = tree.add("Sect")
                set_section(shop, part, section)
                _keep_with_smaller(shop.galley, part, following)
            case ExercisePart():
                set_exercises(shop, part, tree.add("Sect"))
            case NotesPart():
                set_notes(shop, part, tree.add("Sect"))
            case LogPart():
                shop.galley.clear()
                contact = any(isinstance(other, ContactPart) for other in parts)
                alone = not any(isinstance(other, SectionPart | RedFlagPart | LeadPart) for other in parts)
                set_log(shop, part, tree.add("Sect"), first_page=alone, contact=contact)
            case ContactPart():
                shop.galley.clear()
                shop.galley.running = None
                keep_contact(shop, tree)
            case _:
                assert_never(part)
    shop.galley.clear()


def _set_unheaded(shop: Shop, part: WordsPart | LeadPart, tree: Tag) -> None:
    """Set what stands behind the sections, and below none of their headings."""
    if isinstance(part, WordsPart):
        set_words(shop, part, tree)
        return
    shop.galley.clear()
    shop.galley.running = None
    set_lead(shop, part, tree)


def _keep_with_smaller(galley: Galley, part: SectionPart, following: Part | None) -> None:
    """Keep a heading without text of its own with the smaller one below it: what stands there is its text."""
    if not part.blocks and isinstance(following, SectionPart) and following.depth > part.depth:
        galley.clear()
        galley.keep_next()


def _opening(parts: tuple[Part, ...]) -> list[Opening]:
    """Return the parts that open a leaflet: all of their kinds before the first section."""
    found: list[Opening] = []
    for part in parts:
        if isinstance(part, Opening):
            found.append(part)
        elif found:
            break
    return found


class _Aside(Struct, frozen=True):
    """A part set into a galley of its own, with its tags."""

    part: Opening
    galley: Galley
    tags: list[Tag]


def _set_opening(shop: Shop, parts: list[Opening], tree: Tag) -> None:
    """Set what opens a leaflet; the red-flag box moves up as far as it must to stand on page 1."""
    main, taken = shop.galley, len(tree.kids)
    asides = [_set_aside(shop, part, tree) for part in parts]
    box = next((aside for aside in asides if isinstance(aside.part, RedFlagPart)), None)
    if box is not None:
        room = shop.look.height - main.height - box.galley.height
        above, below = asides[: asides.index(box)], asides[asides.index(box) + 1 :]
        before = 0
        for aside in above:
            room -= aside.galley.height
            if room < 0:
                break
            before += 1
        asides = [*above[:before], box, *above[before:], *below]
        for aside in asides[: before + 1]:
            strips = aside.galley.strips if aside is not box else aside.galley.strips[:1]
            for strip in strips:
                strip.price = max(strip.price, _OFF_PAGE_1)
    shop.galley = main
    tree.kids[taken:] = [tag for aside in asides for tag in aside.tags]
    for aside in asides:
        main.take(aside.galley)


def _set_aside(shop: Shop, part: Opening, tree: Tag) -> _Aside:
    taken = len(tree.kids)
    shop.galley = galley = Galley(shop.galley.most)
    match part:
        case WordsPart():
            set_words(shop, part, tree)
        case SummaryPart():
            set_summary(shop, part, tree)
        case LeadPart():
            set_lead(shop, part, tree)
        case RedFlagPart():
            set_red_flags(shop, part, tree)
    return _Aside(part, galley, tree.kids[taken:])
