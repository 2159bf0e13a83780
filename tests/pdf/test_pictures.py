"""Logos of every kind that clinics really have, and those that would do harm."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image
from support.judging import objections
from support.leaflets import BODY, pdf_of
from support.listening import listen

from handoutgen.model.faults import InputError

CLINIC = 'name = "Klinik Å"\nlogo = "{name}"\n'
PATHS = (
    '<path d="M0 0 L9 9 L0 9 Z" fill="#123456"/><circle cx="5" cy="5" r="3" stroke="red" fill-opacity="0.5"/>'
)


def svg(body: str, head: str = "", size: str = 'viewBox="0 0 30 10"') -> bytes:
    """Return a SVG file."""
    links = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{head}<svg xmlns="http://www.w3.org/2000/svg" {links} {size}>{body}</svg>'.encode()


def pixels(mode: str, form: str, size: tuple[int, int] = (60, 20), **options: object) -> bytes:
    """Return a picture file with a gradient in it."""
    grey = Image.linear_gradient("L").resize(size)
    match mode:
        case "P":
            picture = grey.convert("RGB").quantize(8)
        case "RGBA" | "LA":
            picture = grey.convert(mode)
            picture.putalpha(grey)
        case "I;16":
            picture = grey.convert("I").convert("I;16")
        case _:
            picture = grey.convert(mode)
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


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
    "misnamed.jpg": pixels("RGB", "PNG"),
}


@pytest.fixture
def with_logo(tmp_path):
    """Print a leaflet for a clinic with this logo."""

    def print_with(name: str, content: bytes) -> bytes:
        folder = tmp_path / "klinik"
        folder.mkdir()
        (folder / name).write_bytes(content)
        return pdf_of(BODY, tmp_path, CLINIC.format(name=name))

    return print_with


@pytest.mark.parametrize("name", LOGOS)
def test_a_logo_of_any_kind_is_printed_clean(name, with_logo):
    """It stands on page 1, is named aloud, and keeps the file to both standards."""
    pdf = with_logo(name, LOGOS[name])

    assert objections(pdf) == []
    figure = listen(pdf).all("Figure")[0]
    assert figure.alt == "Klinik Å"


@pytest.mark.parametrize("name", ["wide.png", "tall.png", "rgb.png", "paths.svg"])
def test_a_logo_is_fitted_and_never_stretched(name, with_logo):
    """A squeezed logo is the first thing a clinic sees."""
    figure = listen(with_logo(name, LOGOS[name])).all("Figure")[0]

    left, bottom, right, top = (float(edge) for edge in figure.attributes["BBox"].split())
    wanted = {"wide.png": 30.0, "tall.png": 20 / 700, "rgb.png": 3.0, "paths.svg": 3.0}[name]
    assert (right - left) / (top - bottom) == pytest.approx(wanted, rel=0.02)
    assert top - bottom <= 60


def test_a_large_logo_is_reduced_to_print_resolution(with_logo):
    """3000 × 2000 pixels on 4 cm of paper would only swell the file."""
    with pikepdf.open(io.BytesIO(with_logo("large.png", LOGOS["large.png"]))) as document:
        sizes = [int(picture.Width) for picture in document.pages[0].Resources.XObject.values()]

    assert max(sizes) <= 1200


@pytest.mark.parametrize(
    ("name", "content"),
    {
        "torn.png": LOGOS["rgb.png"][:60],
        "torn.jpg": LOGOS["colour.jpg"][:200],
        "torn.svg": svg(PATHS)[:80],
        "empty.svg": svg(PATHS, size='width="0" height="0"'),
        "bomb.png": pixels("1", "PNG", (9000, 9000)),
    }.items(),
)
def test_a_broken_logo_is_told_with_its_path(name, content, with_logo, tmp_path):
    """The clinic must know which file to mend; no leaflet goes out with a hole in it."""
    with pytest.raises(InputError) as raised:
        with_logo(name, content)

    (fault,) = raised.value.faults
    assert fault.spot.path == str(tmp_path / "klinik" / name)
    assert fault.mend


@pytest.mark.parametrize(
    "content",
    [
        svg("<text>&x;</text>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        svg("&a;", '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
        svg("<script>alert(1)</script>" + PATHS),
        svg('<image href="http://elsewhere.example/x.png" width="9" height="9"/>'),
        svg('<image xlink:href="/etc/passwd" width="9" height="9"/>'),
        svg('<style>@import url("http://elsewhere.example/x.css");</style>' + PATHS),
        svg("<foreignObject><p>x</p></foreignObject>"),
        svg('<text x="1" y="8" font-family="Arial" font-weight="bold">Klinik</text>'),
        svg('<text x="1" y="8">Klinik</text>'),
    ],
    ids=[
        "file",
        "entities",
        "script",
        "web-picture",
        "local-picture",
        "import",
        "foreign",
        "text",
        "plain-text",
    ],
)
def test_a_svg_that_reaches_out_is_refused(content, with_logo):
    """A logo comes by mail from anybody: nothing it refers to is opened, and text needs outlines."""
    with pytest.raises(InputError) as raised:
        with_logo("logo.svg", content)

    assert raised.value.faults[0].mend.startswith(("Export", "Convert"))


def test_a_picture_of_the_article_is_described(tmp_path):
    """Its words in the Markdown are its description."""
    (tmp_path / "knæ.png").write_bytes(pixels("RGB", "PNG", (200, 100)))
    pdf = pdf_of("Tekst.\n\n![Knæet set forfra](knæ.png)\n", tmp_path)

    assert [figure.alt for figure in listen(pdf).all("Figure")] == ["Knæet set forfra"]
    assert objections(pdf) == []


@pytest.mark.parametrize(
    ("name", "alt"), [("Knæbøj", "Knæbøj"), ("**Knæbøj** *let*", "Knæbøj let"), ("", "Billede")]
)
def test_the_picture_of_an_exercise_stands_in_the_cell_of_its_name(name, alt, tmp_path):
    """Also where the cell is empty: a row without a name may be told by its picture alone."""
    (tmp_path / "knæ.png").write_bytes(pixels("RGB", "PNG", (200, 100)))
    head = "---\ntitle: Knæ\nexercises:\n  2: {picture: knæ.png}\n---\n\n"
    rows = f"| Øvelse | Sådan | Dosis |\n|---|---|---|\n| Bro | Løft. | 3 x 10 |\n| {name} | Bøj. | 2 x 8 |\n"
    pdf = pdf_of(f"{head}## Øvelser\n\n{rows}", tmp_path)

    assert [figure.alt for figure in listen(pdf).all("Figure")] == [alt]
    assert [cell.role for cell in listen(pdf).all("TH") if cell.all("Figure")] == ["TH"]
    assert objections(pdf) == []


@pytest.mark.parametrize("source", ["borte.png", "https://x.example/a.png", "../udenfor.png", "/etc/hosts"])
def test_a_picture_that_cannot_be_shown_leaves_its_words(source, tmp_path):
    """Nothing is fetched, nothing from outside the folder is read, and no word is lost."""
    folder = tmp_path / "artikler"
    (tmp_path / "udenfor.png").write_bytes(pixels("RGB", "PNG"))
    pdf = pdf_of(f"Tekst.\n\n![Knæet set forfra]({source})\n", folder)

    assert listen(pdf).all("Figure") == []
    assert "Knæet set forfra" in listen(pdf).text
