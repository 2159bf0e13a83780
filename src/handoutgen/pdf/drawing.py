"""Ink becomes page operators (ISO 32000-1, 8 and 9), each run of it inside its tag's mark.

All ink is either owned by a tag or an artifact; there is no third way, so a page is always balanced.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Protocol

from handoutgen.typesetting.ink import Box, Cells, Hot, Image, Ink, Landing, Paint, Place, Rule, Run
from handoutgen.typesetting.tags import ARTIFACT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from handoutgen.pdf.encoding import Encoding
    from handoutgen.typesetting.colours import Palette, Rgb
    from handoutgen.typesetting.fonts import Face
    from handoutgen.typesetting.tags import Tag

_ROUND = 0.5523
"""Handle length of a cubic curve that draws a quarter circle."""
BRANDED = (Paint.BRAND, Paint.TINT, Paint.SECOND)
"""The paints that a clinic decides, in the order of their colour space."""
BRAND_SPACE = "Brand"
"""Name of the colour space that holds the brand's colours: to recolour a leaflet is to replace it."""


Frame = tuple[float, float, float, float]
"""Left, lower, right and upper edge, in points from where a stream counts from."""


class Marks(Protocol):
    """Whoever numbers marks and hears where figures stand: a page's structure, or what waits for a page."""

    def mark(self, tag: Tag) -> int | str:
        """Return the number of the next mark of `tag`."""

    def frame(self, tag: Tag, box: Frame) -> None:
        """Hear where a figure stands."""


class Pen:
    """Draws the ink of one content stream. Lengths in points, y downwards from `origin`.

    `origin` is where ink counts from, in points from the page's lower left: the top left corner of the
    page for a body, that of its place for an imprint.
    """

    def __init__(
        self,
        origin: tuple[float, float],
        palette: Palette,
        marks: Marks,
        encoding: Callable[[Face], Encoding],
        picture: Callable[[Image], str],
    ) -> None:
        self._left, self._height = origin
        self._palette = palette
        self._marks = marks
        self._encoding = encoding
        self._picture = picture
        self._code: list[str] = []
        self._owner = ARTIFACT
        self._open = False
        self._fill: Paint | None = None
        self._drawn: dict[tuple[object, ...], str] = {}
        self.hots: list[Hot] = []
        self.landings: list[Landing] = []

    def draw(self, inks: Iterable[Ink]) -> str:
        """Return the content stream of `inks`, in Latin-1."""
        for ink in inks:
            match ink:
                case Run():
                    self._own(ink.tag)
                    self._run(ink)
                case Rule():
                    self._own(ARTIFACT)
                    self._rule(ink)
                case Box():
                    self._own(ink.tag)
                    self._box(ink)
                case Cells():
                    self._own(ink.tag)
                    self._cells(ink)
                case Image():
                    self._own(ink.tag)
                    self._image(ink)
                case Hot():
                    self.hots.append(ink)
                case Landing():
                    self.landings.append(ink)
                case Place():
                    pass
        self._close()
        return "\n".join(self._code)

    def _own(self, tag: Tag) -> None:
        if self._open and tag is self._owner:
            return
        self._close()
        self._open = True
        self._owner = tag
        if tag is ARTIFACT:
            self._code.append("/Artifact BMC")
        else:
            self._code.append(f"/{tag.role}<</MCID {self._marks.mark(tag)}>>BDC")

    def _close(self) -> None:
        if self._open:
            self._code.append("EMC")
            self._open = False

    def _run(self, run: Run) -> None:
        self._fill_with(run.paint)
        y = self._height - run.y
        shown = self._encoding(run.face).show(run.text, run.size)
        self._code.append(f"BT {self._left + run.x:.2f} {y:.2f} Td\n{shown}\nET")

    def _rule(self, rule: Rule) -> None:
        y, y2 = self._height - rule.y, self._height - rule.y2
        dash = "[{:g} {:g}]0 d ".format(*rule.dash) if rule.dash else ""
        self._code.append(
            f"q {self._colour(rule.paint, stroke=True)} {rule.width:g} w {dash}"
            f"{self._left + rule.x:.2f} {y:.2f} m {self._left + rule.x2:.2f} {y2:.2f} l S Q"
        )

    def _box(self, box: Box) -> None:
        filled = box.fill if box.fill is None or self._palette[box.fill] != (1.0, 1.0, 1.0) else None
        if box.fill == Paint.PAPER:
            filled = Paint.PAPER
        stroke = box.stroke
        width = box.width
        if box.fill is not None and filled is None and stroke is None:
            stroke, width = Paint.LINE, 0.8  # a tint that this edition does not print becomes an outline
        if filled is None and stroke is None:
            return
        x, y = self._left + box.x, self._height - box.y - box.h
        if filled is not None and stroke is None and not box.radius:
            self._fill_with(filled)
            self._code.append(f"{x:.2f} {y:.2f} {box.w:.2f} {box.h:.2f} re f")
            return
        # Drawn from its own corner: boxes alike, of which a log has a hundred, are alike in the stream.
        look = (box.w, box.h, box.radius, filled, stroke, width, box.dash)
        drawn = self._drawn.get(look)
        if drawn is None:
            drawn = self._drawn[look] = self._at_corner(*look)
        self._code.append(f"q 1 0 0 1 {x:.2f} {y:.2f} cm {drawn} Q")

    def _at_corner(
        self,
        w: float,
        h: float,
        radius: float,
        fill: Paint | None,
        stroke: Paint | None,
        width: float,
        dash: tuple[float, float] | None,
    ) -> str:
        """Return the operators that draw a box from its lower left corner."""
        parts = [] if fill is None else [self._colour(fill, stroke=False)]
        if stroke is not None:
            parts.append(f"{self._colour(stroke, stroke=True)} {width:g} w")
        if dash:
            parts.append("[{:g} {:g}]0 d".format(*dash))
        parts.append(_outline(w, h, radius) if radius else f"0 0 {w:.2f} {h:.2f} re")
        parts.append("S" if fill is None else "B" if stroke is not None else "f")
        return " ".join(parts)

    def _cells(self, cells: Cells) -> None:
        self._fill_with(Paint.INK)
        side = cells.side
        x, top = self._left + cells.x, self._height - cells.y
        squares = "\n".join(f"{across} {-down - 1} {w} 1 re" for across, down, w in cells.squares)
        width = max(across + w for across, _, w in cells.squares) * side
        if cells.tag is not ARTIFACT:
            self._marks.frame(cells.tag, (x, top - width, x + width, top))
        self._code.append(f"q {side:.4f} 0 0 {side:.4f} {x:.2f} {top:.2f} cm {squares} f Q")

    def _image(self, image: Image) -> None:
        x, y = self._left + image.x, self._height - image.y - image.h
        if image.tag is not ARTIFACT:
            self._marks.frame(image.tag, (x, y, x + image.w, y + image.h))
        name = self._picture(image)
        self._code.append(f"q {image.w:.3f} 0 0 {image.h:.3f} {x:.2f} {y:.2f} cm /{name} Do Q")

    def _fill_with(self, paint: Paint) -> None:
        if paint != self._fill:
            self._code.append(self._colour(paint, stroke=False))
            self._fill = paint

    def _colour(self, paint: Paint, *, stroke: bool) -> str:
        if paint in BRANDED:
            space, colour = ("CS", "SC") if stroke else ("cs", "sc")
            return f"/{BRAND_SPACE} {space} {BRANDED.index(paint)} {colour}"
        return _plain(self._palette[paint], stroke=stroke)


@functools.lru_cache(maxsize=64)
def _plain(colour: Rgb, *, stroke: bool) -> str:
    if len(set(colour)) == 1:
        return f"{colour[0]:.3g} {'G' if stroke else 'g'}"
    return "{:.3g} {:.3g} {:.3g} ".format(*colour) + ("RG" if stroke else "rg")


def _outline(w: float, h: float, r: float) -> str:
    """Return the path of a rectangle with round corners, from its own lower left."""
    k = r * (1 - _ROUND)
    return (
        f"{r:.2f} 0 m {w - r:.2f} 0 l {w - k:.2f} 0 {w:.2f} {k:.2f} {w:.2f} {r:.2f} c "
        f"{w:.2f} {h - r:.2f} l {w:.2f} {h - k:.2f} {w - k:.2f} {h:.2f} {w - r:.2f} {h:.2f} c "
        f"{r:.2f} {h:.2f} l {k:.2f} {h:.2f} 0 {h - k:.2f} 0 {h - r:.2f} c "
        f"0 {r:.2f} l 0 {k:.2f} {k:.2f} 0 {r:.2f} 0 c h"
    )
