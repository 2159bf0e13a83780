"""A clinic's logo: what of it can be printed, and what its owner should know where it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.model.faults import Fault, Level, Spot
from handoutgen.pdf.pictures import LOGO_PIXELS, PictureError, Pixels, load_picture
from handoutgen.typesetting.masthead import Logo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.clinic import Clinic

_SHEET = 0.85
"""Share of its area above which a logo is a sheet of its own and not a shape on the paper."""
_SEEN_ON_SHEET = 0.002
"""Share of a sheet that has to stand out; thin letters on a large sheet are few."""
_SEEN = 0.03
"""Share of a shape that has to stand out; less is a dot beside a name that nobody sees."""
_WIDEST, _TALLEST = 12.0, 1 / 6
"""Width by height beyond which a logo on paper is a mere line: 4 mm high or 3 mm wide."""
_INSTEAD = "The clinic's name is printed in type instead."


def read_logo(clinic: Clinic) -> tuple[Logo | None, tuple[Fault, ...]]:
    """Return the logo as it can be printed, or why it is not."""
    if clinic.logo is None:
        return None, ()
    try:
        logo = _logo(clinic.logo)
        return logo, tuple(_odd_shape(logo, Spot(clinic.logo)))
    except PictureError as error:
        spot, what = Spot(clinic.logo), f"{error.what} {_INSTEAD}"
        fault = Fault(spot, what, error.mend, Level.WARNING, "clinic-logo")
        return None, (fault,)


def _odd_shape(logo: Logo, spot: Spot) -> Iterator[Fault]:
    if _TALLEST <= logo.shape <= _WIDEST:
        return
    wide = logo.shape > 1
    times = round(logo.shape if wide else 1 / logo.shape)
    sides = ("wide", "high", "low") if wide else ("high", "wide", "narrow")
    what = f"The logo is {times} times as {sides[0]} as it is {sides[1]}, so it is printed very {sides[2]}."
    mend = "Use a version of it that is nearer to a square."
    yield Fault(spot, what, mend, Level.WARNING, "clinic-logo")


def _logo(path: str) -> Logo:
    picture = load_picture(path, LOGO_PIXELS)
    tones = picture.tones
    if not tones.cover:
        raise PictureError("Nothing in the logo can be seen.", "Export it again, and look at the file.")
    if isinstance(picture, Pixels) and tones.cover > _SHEET and tones.seen < _SEEN_ON_SHEET:
        raise PictureError(
            "The logo is white or nearly white, and its background too.",
            "Export it in its own colours, or with a transparent background.",
        )
    return Logo(picture, picture.w / picture.h, plate=tones.seen < _SEEN)
