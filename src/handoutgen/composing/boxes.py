"""Red flags become the box: bands by urgency, and in each what stood together stays together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.danish import labels
from handoutgen.model.bands import Band
from handoutgen.model.inlines import Inlines, Text, plain, strip_start
from handoutgen.model.outline import FlagSource, Outline, RedFlag, Role
from handoutgen.model.parts import Flag, FlagBand, RedFlagPart

if TYPE_CHECKING:
    from collections.abc import Sequence


_SIGNS = "⚠❗‼⁉⛔☎✉🚨🚩🛑🆘🚑📞🔴🟠🟡🟢❌\ufe0e\ufe0f "
"""What headings of red flags begin with: the box and its bands have signs of their own, one each."""


def red_flag_part(outline: Outline) -> RedFlagPart | None:
    """Return the box, or None where the article has no red flags."""
    if not outline.red_flags:
        return None
    below = [
        section.heading.inlines
        for section in outline.sections
        if section.role == Role.RED_FLAGS
        and section.heading is not None
        and section.heading.inlines not in outline.box_headings
    ]
    bands = []
    told: set[str] = set()
    for band in Band:
        flags = [flag for flag in outline.red_flags if flag.band == band]
        if flags:
            bands.append(FlagBand(band, _together(flags, below, band, told)))
    left = [heading for heading in below if plain(heading) not in told]
    return RedFlagPart(tuple(map(_without_sign, (*outline.box_headings, *left))), tuple(bands))


def _together(
    flags: Sequence[RedFlag], below: Sequence[Inlines], band: Band, told: set[str]
) -> tuple[Flag, ...]:
    """Set the sentences of one paragraph together, each group below its own subheading."""
    out: list[Flag] = []
    heading: Inlines | None = None
    last: RedFlag | None = None
    for flag in flags:
        # A marked passage takes its own heading along; one of running text stands where it was.
        taken = flag.source is FlagSource.MARK or flag.heading in below
        if flag.heading is not None and taken and flag.heading != heading:
            heading = flag.heading
            told.add(plain(heading))
            shown = _without_sign(heading)
            if _bare(plain(shown)) != _bare(labels.BANDS[band]):
                out.append(Flag(shown, heading=True))
                last = None
        if last is not None and _same_paragraph(last, flag):
            out[-1] = Flag((*out[-1].inlines, Text(" "), *flag.inlines))
        else:
            out.append(Flag(flag.inlines, flag.bullet))
        last = flag
    return tuple(out)


def _same_paragraph(one: RedFlag, other: RedFlag) -> bool:
    return (
        not one.bullet
        and not other.bullet
        and one.source == other.source != FlagSource.MARK
        and one.paragraph == other.paragraph
        and one.heading == other.heading
    )


def _without_sign(heading: Inlines) -> Inlines:
    return strip_start(heading, _SIGNS) or heading


def _bare(words: str) -> str:
    return words.strip(" :.!").casefold()
