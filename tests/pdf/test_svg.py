"""A SVG comes by mail from anybody: nothing in it reaches out, and nothing in it takes for ever."""

from __future__ import annotations

import gzip
import time

import pytest
from support.drawn import svg

from handoutgen.pdf.pictures import PictureError, load_picture

SHAPE = '<path d="M0 0 L9 9 L0 9 Z" fill="#123456"/>'
BILLION = "".join(
    f'<g id="a{level}">' + f'<use xlink:href="#a{level - 1}"/>' * 10 + "</g>" for level in range(1, 12)
)
DEEP = "".join(f'<use id="u{step}" href="#u{step - 1}"/>' for step in range(1, 3000))
CHAIN = "".join(f'<linearGradient id="g{step}" xlink:href="#g{step - 1}"/>' for step in range(3000))

REFUSED = {
    "entity from a file": svg("<text>&x;</text>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    "entities in entities": svg("&a;", '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
    "unknown entity": svg(f"&foo;{SHAPE}"),
    "another encoding": b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE svg+AFs-' + svg(SHAPE),
    "style sheet": svg(SHAPE, '<?xml-stylesheet href="https://elsewhere.example/a.css"?>'),
    "script": svg(f"<script>alert(1)</script>{SHAPE}"),
    "foreign object": svg("<foreignObject><p>x</p></foreignObject>"),
    "animation": svg('<rect width="9" height="9"><animate attributeName="x"/></rect>'),
    "web picture": svg('<image href="http://elsewhere.example/x.png" width="9" height="9"/>'),
    "local picture": svg('<image xlink:href="/etc/passwd" width="9" height="9"/>'),
    "packed picture": svg('<image href="data:image/png;base64,AAAA" width="9" height="9"/>'),
    "import": svg(f'<style>@import url("http://elsewhere.example/x.css");</style>{SHAPE}'),
    "use of a web file": svg('<use xlink:href="http://elsewhere.example/a.svg#x"/>'),
    "use of a local file": svg('<use href="file:///etc/passwd#x"/>'),
    "use of a file beside it": svg('<use href="b.svg#x"/>'),
    "address in a rule": svg(f"<style>path{{fill:url(http://elsewhere.example/a#b)}}</style>{SHAPE}"),
    "address in a value": svg('<path fill="url( &quot;http://elsewhere.example/#b&quot;)" d="M0 0h9v9z"/>'),
    "text": svg('<text x="1" y="8" font-family="Arial">Klinik</text>'),
    "mask": svg(f'<mask id="m"><rect width="4" height="4"/></mask><g mask="url(#m)">{SHAPE}</g>'),
    "gradient on a line": svg('<linearGradient id="m"/><path style="stroke:url(#m)" d="M0 0h9"/>'),
    "use of itself": svg('<use id="a" href="#a"/>'),
    "use in a circle": svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
    "a billion shapes": svg(f'<defs><g id="a0">{SHAPE}</g>{BILLION}</defs><use xlink:href="#a11"/>'),
    "use of use of use": svg(f'<defs><g id="u0">{SHAPE}</g>{DEEP}</defs><use href="#u2999"/>'),
    "groups in groups": svg("<g>" * 200 + SHAPE + "</g>" * 200),
    "deeper than a parser goes": svg("<g>" * 5000 + SHAPE + "</g>" * 5000),
    "very many shapes": svg('<path d="M0 0h1"/>' * 30_000),
    "very many bytes": svg(f'<path d="M0 0{"h1" * 1_200_000}"/>'),
    "very many rules": svg(f"<style>{'*{}' * 16_000}</style>{SHAPE * 5000}"),
    "very many dashes": svg(f'<g stroke="red" stroke-dasharray="{"1," * 5000}">{SHAPE * 5000}</g>'),
    "very many clips": svg(
        f'<defs><clipPath id="c">{SHAPE * 3000}</clipPath></defs>'
        + '<path clip-path="url(#c)" d="M0 0h9v9z"/>' * 3000
    ),
    "gradient of gradients": svg(
        f"<defs>{CHAIN}</defs>" + '<rect width="3" height="3" fill="url(#g2999)"/>' * 3000
    ),
    "no size at all": svg("", size=""),
    "zero": svg(SHAPE, size='width="0px" height="5"'),
    "negative": svg(SHAPE, size='width="-30" height="10"'),
    "negative viewBox": svg(SHAPE, size='viewBox="0 0 -30 10"'),
    "endless viewBox": svg(SHAPE, size='viewBox="0 0 inf nan"'),
    "points beyond paper": svg('<path d="M0 0 L1e300 1e300 L0 1e300z"/>'),
    "no numbers": svg('<path d="M nan inf L 1 e e"/>'),
    "packed": gzip.compress(svg(SHAPE)),
    "html": b"<html><body>nej</body></html>",
    "torn": svg(SHAPE)[:80],
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_svg_that_cannot_be_trusted_is_refused_at_once(name, tmp_path):
    """With what its owner can do, and before anything is opened or drawn."""
    (tmp_path / "b.svg").write_bytes(svg(f'<g id="x">{SHAPE}</g>'))
    path = tmp_path / "logo.svg"
    path.write_bytes(REFUSED[name])
    started = time.perf_counter()

    with pytest.raises(PictureError) as raised:
        load_picture(str(path))

    assert raised.value.what.endswith(".")
    assert raised.value.mend.startswith(("Export", "Convert", "Give"))
    assert time.perf_counter() - started < 5


SIZES = {
    "viewBox": (svg(SHAPE, size='viewBox="0 0 30 10"'), 3),
    "viewBox elsewhere": (svg(SHAPE, size='viewBox="-5,-5 40 20"'), 2),
    "percent of a viewBox": (svg(SHAPE, size='width="100%" height="100%" viewBox="0 0 30 10"'), 3),
    "one side": (svg(SHAPE, size='width="30" viewBox="0 0 30 10"'), 3),
    "millimetres": (svg(SHAPE, size='width="30mm" height="10mm"'), 3),
    "ems": (svg(SHAPE, size='width="3em" height="1em"'), 3),
    "no size": (svg('<rect x="10" y="20" width="30" height="10"/>', size=""), 3),
    "percent of nothing": (svg('<rect x="-3" width="30" height="10"/>', size='width="100%"'), 3),
    "broken viewBox": (svg(SHAPE, size='viewBox="a b" width="30" height="10"'), 3),
}


@pytest.mark.parametrize("name", SIZES)
def test_the_shape_of_a_svg_is_found(name, tmp_path):
    """However its size was written, or only its shapes tell."""
    content, shape = SIZES[name]
    path = tmp_path / "logo.svg"
    path.write_bytes(content)

    picture = load_picture(str(path))

    assert picture.w / picture.h == pytest.approx(shape, rel=0.01)
    assert picture.tones.cover > 0


KEPT = {
    "link": svg(f'<a xlink:href="https://klinik.example">{SHAPE}</a>'),
    "notes": svg(
        f'<title>Logo</title><metadata><r:RDF xmlns:r="urn:r"><r:li href="x"/></r:RDF></metadata>{SHAPE}'
    ),
    "shapes of an editor": svg(f'<x:image xmlns:x="urn:x" xlink:href="/etc/passwd"/>{SHAPE}'),
    "unused mask": svg(f'<mask id="m"><rect width="4" height="4"/></mask>{SHAPE}'),
    "empty text": svg(f"<text> <tspan/></text>{SHAPE}"),
    "handler": svg(SHAPE, size='viewBox="0 0 30 10" onload="x()"'),
    "rules": svg(f"<style>.a{{fill:#f00;opacity:.5}}</style><g class='a'>{SHAPE}</g>"),
    "prefix": svg(SHAPE)
    .replace(b"<svg xmlns=", b"<s:svg xmlns:s=")
    .replace(b"<path", b"<s:path")
    .replace(b"</svg", b"</s:svg"),
    "no name space": b'<svg viewBox="0 0 30 10"><rect width="30" height="10"/></svg>',
    "latin-1": svg(f"<title>Å</title>{SHAPE}").decode().encode("latin-1"),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_does_no_harm_is_no_reason_to_refuse(name, tmp_path):
    """Drawing programs leave their notes in every file; a clinic cannot help it."""
    path = tmp_path / "logo.svg"
    path.write_bytes(KEPT[name])

    assert load_picture(str(path)).tones.seen


def test_a_group_is_as_see_through_as_it_was_drawn(tmp_path):
    """svglib knows only the opacity of a fill or a line."""
    path = tmp_path / "logo.svg"
    path.write_bytes(svg('<g opacity="0.5"><rect width="9" height="9" opacity="50%"/></g>'))

    assert b"/ca 0.25" in load_picture(str(path)).resources  # type: ignore[union-attr]
