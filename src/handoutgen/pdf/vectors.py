"""A SVG becomes operators: svglib reads its shapes, ReportLab writes them, and we keep what they need."""

from __future__ import annotations

import io
import logging
import re
from typing import Any

from handoutgen.pdf.artwork import PALE, PictureError, Tones, Vector
from handoutgen.pdf.svg import read_svg
from handoutgen.typesetting.colours import Rgb, brightness

_FONT_STATE = re.compile(r"^BT /\S+ [\d.]+ Tf [\d.]+ TL ET\n", re.MULTILINE)
"""ReportLab sets a font before every drawing, also where no text follows."""
_FILLED_CLIP = re.compile(r"\bW\* f\*(?=\n/Sh)")
"""ReportLab paints black below a gradient; its edges would show."""
_NO_NUMBER = re.compile(r"\d{10}|\d[eE][-+\d]|nan|inf")
"""What no reader of PDF need understand (ISO 32000-1, annex C)."""
_INK = re.compile(
    r"(?P<colour>[\d.]+ [\d.]+ [\d.]+) (?P<kind>rg|RG)\b|/(?P<state>gRLs\d+) gs\b|/(?P<shading>Sh\d+) sh\b"
    r"|(?<![\w/.])(?P<paint>[qQ]|[fFbBsS]\*?)(?=\s|$)"
)
_POINT = 0.75
"""Points in a user unit of SVG, 1/96 inch."""
_CANVAS = 1000


def read_vector(content: bytes) -> Vector:
    """Return the drawing of a SVG file; raises `PictureError`."""
    drawing = _drawing(content)
    operators, canvas = _written(drawing)
    states = {name: _state(canvas, name) for name in _names("gRLs", operators)}
    shadings = {name: _shading(canvas, name) for name in _names("Sh", operators)}
    tones = _tones(operators, states, _stops(drawing))
    return Vector(
        operators.encode("latin-1"),
        _entry("ExtGState", states) + _entry("Shading", shadings),
        drawing.width,
        drawing.height,
        tones,
    )


def _drawing(content: bytes) -> Any:
    root = read_svg(content)
    if not _settle_size(root):
        left, low, right, high = _render(root).getBounds() or (0, 0, 0, 0)
        box = (left / _POINT, _CANVAS - high / _POINT, (right - left) / _POINT, (high - low) / _POINT)
        root = read_svg(content)  # drawing a tree writes into it
        root.set("viewBox", " ".join(f"{part:.4f}" for part in box))
        _settle_size(root)
    drawing = _render(root)
    if not (1e-3 < drawing.width < 1e6 and 1e-3 < drawing.height < 1e6):
        raise _no_size()
    return drawing


def _no_size() -> PictureError:
    return PictureError("The SVG has no size.", "Give it a viewBox, or width and height.")


def _settle_size(root: Any) -> bool:
    """Give the root one size: its viewBox's, or its own; False where only its shapes can tell.

    Percentages are of a screen, and a width and height of another shape than the viewBox would leave
    empty bands: on paper the viewBox decides.
    """
    box = _numbers(root.get("viewBox", ""))
    if len(box) == 4:
        if min(box[2:]) <= 0:
            raise _no_size()
        root.attrib.pop("preserveAspectRatio", None)
        root.set("viewBox", " ".join(f"{part}" for part in box))
        root.set("width", f"{box[2]}")
        root.set("height", f"{box[3]}")
        return True
    sides = [root.get(side, "").strip() for side in ("width", "height")]
    if any(side.startswith("-") or re.fullmatch(r"0*\.?0*[a-z%]*", side) for side in sides if side):
        raise _no_size()
    if all(side and not side.endswith("%") for side in sides):
        root.attrib.pop("viewBox", None)
        return True
    root.set("viewBox", f"0 0 {_CANVAS} {_CANVAS}")
    root.set("width", f"{_CANVAS}")
    root.set("height", f"{_CANVAS}")
    return False


def _numbers(text: str) -> list[float]:
    try:
        return [float(part) for part in text.replace(",", " ").split()]
    except ValueError:
        return []


def _render(root: Any) -> Any:
    from svglib.svglib import SvgRenderer

    # svglib logs what it leaves out; whoever reads our messages knows no svglib.
    logging.getLogger("svglib.svglib").setLevel(logging.CRITICAL)
    renderer = SvgRenderer(io.BytesIO(), color_converter=_rgb)
    renderer.shape_converter = _see_through(renderer)
    try:
        return renderer.render(root)
    except Exception as error:  # svglib raises many kinds for a broken drawing
        raise PictureError("The SVG cannot be drawn.", "Export it again as a plain SVG.") from error


def _rgb(colour: Any) -> Any:
    from reportlab.lib.colors import Color

    red, green, blue = colour.rgb()
    return Color(red, green, blue, colour.alpha)


def _see_through(renderer: Any) -> Any:
    """Return svglib's converter of shapes, taught `opacity`: it is handed down to what each shape draws."""
    from svglib.svglib import Svg2RlgShapeConverter

    class Converter(Svg2RlgShapeConverter):
        def applyStyleOnShape(self, shape: Any, node: Any, only_explicit: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - svglib's
            super().applyStyleOnShape(shape, node, only_explicit=only_explicit)
            opacity = 1.0
            while node is not None and hasattr(shape, "fillOpacity"):
                self.attrConverter.findAttr(node, "opacity")  # applies the node's rules
                opacity *= _share(node.attrib.get("opacity", "1"))
                node = node.parent
            if opacity < 1.0:
                shape.fillOpacity = opacity * (1.0 if shape.fillOpacity is None else shape.fillOpacity)
                shape.strokeOpacity = opacity * (1.0 if shape.strokeOpacity is None else shape.strokeOpacity)

    return Converter(renderer.source_path, renderer.attrConverter)


def _share(text: str) -> float:
    try:
        share = float(text.rstrip("% ")) / (100 if text.strip().endswith("%") else 1)
    except ValueError:
        return 1.0
    return min(1.0, max(0.0, share))


def _written(drawing: Any) -> tuple[str, Any]:
    from reportlab.graphics import renderPDF
    from reportlab.pdfgen.canvas import Canvas

    for shape in _gradients(drawing):
        shape._rl_colors = [_on_white(colour) for colour in shape._rl_colors]
    canvas: Any = Canvas(io.BytesIO(), pagesize=(drawing.width, drawing.height))
    try:
        renderPDF.draw(drawing, canvas, 0, 0)
    except Exception as error:  # as above: values that no shape can have
        raise PictureError("The SVG cannot be drawn.", "Export it again as a plain SVG.") from error
    operators = _FILLED_CLIP.sub("W* n", _FONT_STATE.sub("", "\n".join(canvas._code)))
    if _NO_NUMBER.search(operators):
        raise PictureError("The SVG has points beyond any paper.", "Export it again as a plain SVG.")
    return operators, canvas


def _gradients(group: Any) -> Any:
    for shape in getattr(group, "contents", ()):
        if hasattr(shape, "_rl_colors"):
            yield shape
        yield from _gradients(shape)


def _on_white(colour: Any) -> Any:
    """A gradient's colour as it is on paper: shadings have no transparency."""
    from reportlab.lib.colors import Color

    return Color(*(1 - colour.alpha * (1 - part) for part in colour.rgb()))


def _stops(drawing: Any) -> list[Rgb]:
    return [colour.rgb() for shape in _gradients(drawing) for colour in shape._rl_colors]


def _names(kind: str, operators: str) -> list[str]:
    return list(dict.fromkeys(re.findall(rf"/({kind}\d+) (?:gs|sh)\b", operators)))


def _entry(kind: str, named: dict[str, bytes]) -> bytes:
    inner = b"".join(b"/%b %b" % (name.encode(), body) for name, body in named.items())
    return b"/%b<<%b>>" % (kind.encode(), inner) if inner else b""


def _state(canvas: Any, name: str) -> bytes:
    found = canvas._extgstate
    for key, known in getattr(found, "_c", {}).items():
        if known == name:
            return f"<</{key[0]} {key[1]}>>".encode()
    return b"<<>>"


def _shading(canvas: Any, name: str) -> bytes:
    class Inline:
        """Lets ReportLab write what it would refer to in place."""

        def Reference(self, value: Any, name: Any = None) -> Any:  # noqa: ARG002, N802 - ReportLab's
            return value

    inline = Inline()
    body: bytes = canvas._doc.idToObject[name].Dict(inline).format(inline)
    return body


def _tones(operators: str, states: dict[str, bytes], stops: list[Rgb]) -> Tones:
    """Follow the colours through the operators, and tell whether anything painted is not nearly white."""
    darkest = min((brightness(stop) for stop in stops), default=256.0)
    now = {"rg": 0.0, "RG": 0.0, "ca": 1.0, "CA": 1.0}
    kept: list[dict[str, float]] = []
    for found in _INK.finditer(operators):
        paint = found["paint"]
        if found["colour"]:
            red, green, blue = (float(part) for part in found["colour"].split())
            now[found["kind"]] = brightness((red, green, blue))
        elif found["state"]:
            pair = re.match(rb"<</(ca|CA) ([\d.]+)", states[found["state"]])
            now |= {pair[1].decode(): float(pair[2])} if pair else {}
        elif paint == "q":
            kept.append(dict(now))
        elif paint == "Q":
            now = kept.pop() if kept else now
        elif paint:
            for colour, alpha, ways in (("rg", "ca", "fFbB"), ("RG", "CA", "sSbB")):
                if paint[0] in ways and now[alpha] > 0:
                    darkest = min(darkest, 255 - now[alpha] * (255 - now[colour]))
    return Tones(0.0 if darkest > 255 else 1.0, 1.0 if darkest <= PALE else 0.0)
