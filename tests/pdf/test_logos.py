"""Logos of every kind that clinics really have, and those that would do harm."""

from __future__ import annotations

import io
import time
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from PIL import Image, ImageCms
from support.drawn import RED, badge, on_white, pixels, saved, seen, svg
from support.judging import objections
from support.leaflets import BODY, DAY, read_outline
from support.listening import listen

from handoutgen.model.faults import Level
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Patient
from handoutgen.press import print_leaflet
from handoutgen.reading.clinics import read_clinic

PATHS = (
    '<path d="M0 0 L9 9 L0 9 Z" fill="#123456"/><circle cx="5" cy="5" r="3" stroke="red" fill-opacity="0.5"/>'
)


LOGOS = {
    "paths.svg": svg(PATHS),
    "millimetres.svg": svg(PATHS, size='width="30mm" height="10mm"'),
    "group.svg": svg(f'<g transform="rotate(10)" opacity="0.4">{PATHS}</g>', '<?xml version="1.0"?>\n'),
    "own-doctype.svg": svg(
        PATHS,
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    ),
    "rgb.png": pixels("RGB", "PNG"),
    "alpha.png": pixels("RGBA", "PNG"),
    "grey-alpha.png": pixels("LA", "PNG"),
    "palette.png": pixels("P", "PNG"),
    "clear-palette.png": pixels("P", "PNG", transparency=0),
    "black-white.png": pixels("1", "PNG"),
    "deep.png": pixels("I;16", "PNG"),
    "colour.jpg": pixels("RGB", "JPEG"),
    "grey.jpg": pixels("L", "JPEG"),
    "cmyk.jpg": pixels("CMYK", "JPEG"),
    "progressive.jpg": pixels("RGB", "JPEG", progressive=True),
    "wide.png": pixels("RGB", "PNG", (900, 30)),
    "tall.png": pixels("RGB", "PNG", (20, 700)),
    "large.png": pixels("L", "PNG", (3000, 2000)),
    "flat-alpha.png": saved(badge(), "PNG"),
    "white.png": saved(badge(ink=(255, 255, 255)), "PNG"),
    "white.svg": svg('<circle cx="5" cy="5" r="4" fill="#fff"/>'),
    "gradient.svg": svg(
        '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-opacity="0"/></linearGradient>'
        '<rect width="9" height="9" fill="url(#g)"/>'
    ),
    "misnamed.jpg": pixels("RGB", "PNG"),
}


@pytest.mark.parametrize("name", LOGOS)
def test_a_logo_of_any_kind_is_printed_clean(name, with_logo):
    """It stands on page 1, is named aloud, and keeps the file to both standards."""
    pdf = with_logo(name, LOGOS[name]).pdf

    assert objections(pdf) == []
    figure = listen(pdf).all("Figure")[0]
    assert figure.alt == "Klinik Å"


@pytest.mark.parametrize("name", ["wide.png", "tall.png", "rgb.png", "paths.svg"])
def test_a_logo_is_fitted_and_never_stretched(name, with_logo):
    """A squeezed logo is the first thing a clinic sees."""
    figure = listen(with_logo(name, LOGOS[name]).pdf).all("Figure")[0]

    left, bottom, right, top = (float(edge) for edge in figure.attributes["BBox"].split())
    wanted = {"wide.png": 30.0, "tall.png": 20 / 700, "rgb.png": 3.0, "paths.svg": 3.0}[name]
    assert (right - left) / (top - bottom) == pytest.approx(wanted, rel=0.01)
    assert top - bottom <= 60


@pytest.mark.parametrize(
    ("name", "content"),
    {
        "torn.png": LOGOS["rgb.png"][:60],
        "torn.jpg": LOGOS["colour.jpg"][:200],
        "torn.svg": svg(PATHS)[:80],
        "empty.svg": svg(PATHS, size='width="0" height="0"'),
        "bomb.png": pixels("1", "PNG", (9000, 9000)),
        "clear.png": pixels("RGBA", "PNG", alpha=0),
        "blank.svg": svg(""),
        "white.png": pixels("RGB", "PNG", low=250),
        "cream.jpg": pixels("L", "JPEG", low=245),
        "text.svg": svg("<text>Klinik</text>"),
    }.items(),
)
def test_a_logo_that_cannot_be_printed_leaves_the_name_in_type(name, content, with_logo, tmp_path):
    """The patient gets the leaflet today; the clinic is told which file to mend, and how."""
    printed = with_logo(name, content)

    (fault,) = printed.faults
    assert fault.level == Level.WARNING
    assert fault.spot.path == str(tmp_path / "klinik" / name)
    assert "in type" in fault.what
    assert fault.mend
    tree = listen(printed.pdf)
    assert tree.all("Figure") == []
    assert "Klinik Å" in tree.text
    assert objections(printed.pdf) == []


def figure_box(pdf: bytes) -> str:
    return listen(pdf).all("Figure")[0].attributes["BBox"]


UPRIGHT = on_white(badge())
TURNED = Image.Exif()
TURNED[0x0112] = 6
"""The camera was held on its side."""
CMYK = UPRIGHT.convert("CMYK")
OTHER = (
    ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes().replace(b"s\0R\0G\0B", b"x\0R\0G\0B")
)
"""A colour profile under a name that nobody knows."""


def without_adobe(jpeg: bytes) -> bytes:
    """Return a CMYK JPEG that nobody marked as Adobe's, and whose colours are not inverted therefore."""
    at = jpeg.index(b"\xff\xee")
    return jpeg[:at] + jpeg[at + 2 + int.from_bytes(jpeg[at + 2 : at + 4]) :]


RED_LOGOS = {
    "alpha.png": saved(badge(), "PNG"),
    "palette.png": saved(UPRIGHT.quantize(4), "PNG"),
    "large.png": saved(badge((2400, 800)), "PNG"),
    "large-palette.png": saved(on_white(badge((2400, 800))).quantize(4), "PNG"),
    "clear-palette.png": saved(badge().quantize(4), "PNG"),
    "colour.jpg": saved(UPRIGHT, "JPEG", quality=95),
    "progressive.jpg": saved(UPRIGHT, "JPEG", quality=95, progressive=True),
    "cmyk.jpg": saved(CMYK, "JPEG", quality=95),
    "cmyk-not-adobe.jpg": without_adobe(saved(Image.eval(CMYK, lambda part: 255 - part), "JPEG", quality=95)),
    "broken-profile.jpg": saved(UPRIGHT, "JPEG", quality=95, icc_profile=b"profil" * 40),
    "other-profile.jpg": saved(UPRIGHT, "JPEG", quality=95, icc_profile=OTHER),
    "cmyk-other-profile.jpg": saved(CMYK, "JPEG", quality=95, icc_profile=OTHER),
    "turned.jpg": saved(UPRIGHT.transpose(Image.Transpose.ROTATE_90), "JPEG", quality=95, exif=TURNED),
    "huge.jpg": saved(on_white(badge((4800, 1600))), "JPEG"),
    "paths.svg": svg(
        '<g fill="#c81e28"><circle cx="5" cy="5" r="4.5"/><rect x="12" y="3" width="18" height="4"/></g>'
    ),
    "gradient.svg": svg(
        '<linearGradient id="g"><stop stop-color="#c81e28"/><stop offset="1" stop-color="#c81e28"/>'
        '</linearGradient><g fill="url(#g)"><circle cx="5" cy="5" r="4.5"/>'
        '<rect x="12" y="3" width="18" height="4"/></g>'
    ),
}


@pytest.mark.parametrize("name", RED_LOGOS)
def test_a_logo_looks_on_paper_as_it_was_drawn(name, with_logo):
    """Red is red, white is white, and it stands upright: disc to the left, bar to the right."""
    printed = with_logo(name, RED_LOGOS[name])
    box = figure_box(printed.pdf)
    shown = seen(printed.pdf, box)

    left, bottom, right, top = (float(edge) for edge in box.split())
    assert (right - left) / (top - bottom) == pytest.approx(3, rel=0.01)
    for across, down, wanted in (
        (1 / 6, 1 / 2, RED),
        (0.7, 1 / 2, RED),
        (0.7, 0.12, (255, 255, 255)),
        (0.36, 1 / 2, (255, 255, 255)),
    ):
        found = shown.getpixel((round(across * shown.width), round(down * shown.height)))
        assert found == pytest.approx(wanted, abs=8), (across, down)
    assert printed.faults == ()
    assert objections(printed.pdf) == []


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize(
    "content",
    [
        saved(badge(ink=(255, 255, 255)), "PNG"),
        saved(badge((1500, 60), (250, 250, 245)), "PNG"),
        saved(badge(ink=(255, 255, 255)).transpose(Image.Transpose.ROTATE_90), "PNG"),
        svg('<circle cx="5" cy="5" r="4" fill="white"/><path d="M12 5h9" stroke="#fdfdfd" fill="none"/>'),
    ],
    ids=["white", "wide", "tall", "drawing"],
)
def test_a_white_logo_stands_on_a_dark_plate(content, edition, with_logo):
    """Made for a shop front's dark wall, it would be white on white."""
    pdf = with_logo("l", content, edition=edition).pdf
    box = figure_box(pdf)
    shown = seen(pdf, box)
    light = shown.convert("L").histogram()

    dark = (0, 0, 0) if edition == Edition.MONO else (0x1B, 0x2A, 0x49)
    assert shown.getpixel((1, 1)) == pytest.approx(dark, abs=4)
    assert sum(light[200:]) > 0.02 * sum(light)
    left, bottom, right, top = (float(edge) for edge in box.split())
    around = seen(pdf, f"{left - 4} {bottom - 4} {right + 4} {top + 4}")
    assert around.getpixel((1, around.height // 2)) == pytest.approx(dark, abs=4)
    assert objections(pdf) == []


def test_a_logo_with_some_colour_needs_no_plate(with_logo):
    """White letters on a red disc are seen: the disc is."""
    picture = badge()
    picture.paste((255, 255, 255, 255), (30, 30, 70, 70))
    pdf = with_logo("l.png", saved(picture, "PNG")).pdf
    left, bottom, right, top = (float(edge) for edge in figure_box(pdf).split())

    around = seen(pdf, f"{left - 4} {bottom - 4} {right + 4} {top + 4}")
    assert around.getpixel((1, around.height // 2)) == (255, 255, 255)


def test_thin_letters_on_a_white_sheet_are_kept(with_logo):
    """Most of a word mark that was saved as JPEG is white; it is seen all the same."""
    sheet = Image.new("RGB", (600, 300), "white")
    sheet.paste((20, 20, 20), (100, 145, 500, 149))
    printed = with_logo("l.jpg", saved(sheet, "JPEG", quality=95))

    assert printed.faults == ()
    assert listen(printed.pdf).all("Figure")


@pytest.mark.parametrize(
    ("size", "said"), [((1300, 100), "13 times as wide"), ((10, 100), "10 times as high")]
)
def test_a_logo_that_becomes_a_mere_line_is_told_of(size, said, with_logo):
    """It is printed; only its owner can make it readable."""
    printed = with_logo("l.png", pixels("L", "PNG", size))

    (fault,) = printed.faults
    assert fault.level == Level.WARNING
    assert said in fault.what
    assert listen(printed.pdf).all("Figure")


class Kept(NamedTuple):
    """An image in the file."""

    width: int
    height: int
    bits: int
    space: list[str]
    size: int


def images(pdf: bytes) -> list[Kept]:
    """Return every image in the file, soft masks too."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        streams = [one for one in document.objects if isinstance(one, pikepdf.Stream)]
        found: list[Kept] = []
        for one in streams:
            if one.get("/Subtype") == "/Image":
                space = one.ColorSpace
                names = (
                    [str(part) for part in space][:2] if isinstance(space, pikepdf.Array) else [str(space)]
                )
                sides = int(one.Width), int(one.Height), int(one.BitsPerComponent)
                found.append(Kept(*sides, names, len(one.read_raw_bytes())))
        return found


@pytest.mark.parametrize("name", ["large.png", "huge.jpg", "large-palette.png"])
def test_a_logo_is_kept_once_and_no_finer_than_print(name, with_logo):
    """300 to 430 dots an inch at the size at which it stands."""
    pdf = with_logo(name, RED_LOGOS[name]).pdf
    left, bottom, right, top = (float(edge) for edge in figure_box(pdf).split())

    for image in images(pdf):
        assert 300 <= image.width / (right - left) * 72 <= 430
        assert 300 <= image.height / (top - bottom) * 72 <= 430
    assert len(images(pdf)) == (2 if name == "large.png" else 1)


def test_few_colours_become_a_palette(with_logo):
    """A flat logo needs one byte a pixel or less, not three."""
    (image,) = images(with_logo("l.png", RED_LOGOS["palette.png"]).pdf)

    assert image.space[0] == "/Indexed"
    assert image.bits <= 2
    assert image.size < 1000


@pytest.mark.parametrize(
    "colours",
    [
        [(255 - step, 255 - step // 2, 255) for step in range(0, 250, 5)],
        [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0), (255, 255, 255)],
    ],
    ids=["one colour and its shades", "colours that share their parts"],
)
def test_a_palette_keeps_every_pixel(colours, with_logo):
    """However the palette is found, no colour of a flat logo takes the place of another."""
    drawn = Image.new("RGB", (50, 30))
    drawn.putdata([colours[at * 7 % len(colours)] for at in range(50 * 30)])
    pdf = with_logo("l.png", saved(drawn, "PNG")).pdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        (image,) = (one for one in document.objects if isinstance(one, pikepdf.Stream) and "/Width" in one)
        shown = pikepdf.PdfImage(image).as_pil_image().convert("RGB")
    assert shown.tobytes() == drawn.tobytes()


def test_black_and_white_become_single_bits(with_logo):
    """Scanned line art arrives as three bytes a pixel."""
    flat = on_white(badge(ink=(0, 0, 0))).convert("1", dither=0).convert("RGB")
    (image,) = images(with_logo("l.png", saved(flat, "PNG")).pdf)

    assert (image.bits, image.space) == (1, ["/DeviceGray"])


def test_a_huge_logo_is_read_in_little_time_and_room(with_logo):
    """8000 × 8000 pixels, as a sign maker sends them."""
    started = time.perf_counter()
    printed = with_logo("l.png", saved(Image.new("P", (8000, 8000), 3), "PNG"))

    assert time.perf_counter() - started < 20
    assert len(printed.pdf) < 60_000


@pytest.mark.parametrize(
    "change", [Path.unlink, lambda logo: logo.write_bytes(pixels("RGB", "PNG", (90, 10)))]
)
def test_a_logo_that_is_gone_or_another_meanwhile_is_drawn_as_it_was_read(change, tmp_path):
    """A clinic that was printed before is cast anew for a patient with rarer letters, its logo too."""
    logo = tmp_path / "l.png"
    logo.write_bytes(LOGOS["rgb.png"])
    file = tmp_path / "clinic.toml"
    file.write_text('name = "Klinik Å"\nlogo = "l.png"\n', encoding="utf-8")
    outline, clinic = read_outline(BODY, tmp_path), read_clinic(file)
    make = partial(print_leaflet, outline, clinic, kind=Kind.LEAFLET, edition=Edition.STANDARD, issued=DAY)
    (first,) = images(make().pdf)

    change(logo)
    (later,) = images(make(patient=Patient("Łucja")).pdf)

    assert later == first


def test_a_broken_logo_is_read_once_for_a_hundred_leaflets(with_logo):
    """What is wrong with a file is remembered like what is right with it."""
    first = with_logo("l.png", LOGOS["rgb.png"][:60])
    again = with_logo("l.png", LOGOS["rgb.png"][:60], edition=Edition.LARGE)

    assert first.faults == again.faults
