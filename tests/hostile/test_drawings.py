"""SVG logos and pictures that reach out, run on, or grow without end."""

from __future__ import annotations

import gzip

import pytest
from support.drawn import svg
from support.hostile import Case, Content, judge, pictured

A = "handouts/a.md"
SHAPE = '<path d="M0 0 L9 9 L0 9 Z" fill="#123456"/>'
GONE = "handouts/a.md:8: The picture »t.svg« is not printed. "
MANY = "The SVG has more shapes than a logo can need."
NOT_DRAWN = "The SVG cannot be drawn."
NO_SIZE = "The SVG has no size."
OUTSIDE = "The SVG points at something outside its file."
ENTITIES = "The SVG holds entities or a style sheet from elsewhere."
NOT_WHOLE = "The SVG is not whole"
NOT_KNOWN = "The picture is damaged, or not SVG, PNG or JPEG."


def drawn(name: str, content: Content, **expected: object) -> Case:
    """Return a case of a drawing that is printed, whatever else it asks for."""
    expected.setdefault("untold", ("not printed",))
    return Case(
        name,
        pictured(content, "svg"),
        words=("build", A, "--clinic", "clinics/k"),
        printed=("Slut.",),
        **expected,
    )


def refused(name: str, content: Content, what: str, **expected: object) -> Case:
    """Return a case of a drawing in whose place stand its words, and the clinic's name."""
    return Case(
        name,
        pictured(content, "svg"),
        words=("build", A, "--clinic", "clinics/k"),
        told=(GONE + what, "The clinic's name is printed in type instead."),
        printed=("Klinik Å Ondt i knæet", "Her. Et billede Slut."),
        **expected,
    )


def tenfold(around: str) -> str:
    """Return shapes that use ten of the one before, eleven times over."""
    return "".join(
        f'<{around} id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + f"</{around}>" for n in range(1, 12)
    )


VALUES = " ".join(f'a{n}=""' for n in range(60_000))

CASES = [
    drawn("a harmless one", svg(SHAPE), untold=("not printed", "instead")),
    refused(
        "an entity of the secret",
        svg(f"<title>&x;</title>{SHAPE}", '<!DOCTYPE svg [<!ENTITY x SYSTEM "../../secret/secret.txt">]>'),
        ENTITIES,
    ),
    drawn("a DTD in the secret", svg(SHAPE, '<!DOCTYPE svg SYSTEM "../../secret/secret.txt">')),
    drawn(
        "an XInclude",
        svg(f'<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="../../secret/secret.txt"/>{SHAPE}'),
    ),
    refused(
        "a billion laughs",
        svg(f"<title>&b;</title>{SHAPE}", '<!DOCTYPE svg [<!ENTITY b "&a;&a;">]>'),
        ENTITIES,
    ),
    refused("ninety thousand doctypes", svg(SHAPE, "<!DOCTYPE " * 90_000), NOT_WHOLE),
    refused(
        "an entity in UTF-16",
        svg(SHAPE, '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE svg [<!ENTITY x "y">]>')
        .decode()
        .encode("utf-16"),
        NOT_KNOWN,
    ),
    refused(
        "a picture of the secret", svg('<image href="../../secret/secret.txt"/>'), "The SVG holds a picture"
    ),
    refused("a script", svg(f"<script>alert(1)</script>{SHAPE}"), "The SVG holds »script«"),
    refused(
        "foreign objects", svg("<foreignObject><iframe/></foreignObject>"), "The SVG holds »foreignObject«"
    ),
    drawn("an address in codes", svg(f"<style>path{{stroke:u\\72l(http://127.0.0.1:1/a#b)}}</style>{SHAPE}")),
    refused("text", svg('<text y="9" font-family="../../secret/secret">Klinik</text>'), "The SVG holds text"),
    refused("uses of uses", svg(f'<g id="a0">{SHAPE}</g>{tenfold("g")}<use href="#a11"/>'), MANY),
    refused("a use of itself", svg('<g id="a"><use href="#a"/></g>'), "The SVG uses a shape within itself."),
    drawn(
        "clips in a circle",
        svg(
            '<clipPath id="a"><path clip-path="url(#b)" d="M0 0h9v9z"/></clipPath><clipPath id="b"><path'
            ' clip-path="url(#a)" d="M0 0h9v9z"/></clipPath><path clip-path="url(#a)" d="M0 0h9v9z"/>'
        ),
    ),
    refused(
        "a path of ten megabytes", lambda: svg(f'<path d="M0 0{"h1" * 5_000_000}"/>'), "The SVG has 10.0 MB"
    ),
    refused("a path of half a million steps", svg(f'<path d="M0 0{"h1" * 490_000}"/>'), MANY),
    drawn("as many steps as may be", svg(f'<path d="M0 0{"h1" * 95_000}"/>'), seconds=8),
    refused("rules of a megabyte", svg(f"<style>a{'[' * 900_000}</style>{SHAPE}"), MANY),
    drawn("rules as long as may be", svg(f"<style>a{'[' * 49_000}</style>{SHAPE}"), untold=()),
    refused("dashes of a megabyte", svg(f'<path stroke-dasharray="{"1," * 400_000}" d="M0 0h9"/>'), MANY),
    refused("sixty thousand values", svg(f"<path {VALUES}/>"), MANY),
    refused("fifty thousand groups in groups", svg("<g>" * 50_000 + SHAPE + "</g>" * 50_000), NOT_WHOLE),
    refused("a hundred thousand groups", svg("<g/>" * 100_000), MANY),
    refused(
        "points beyond paper", svg('<path d="M0 0 L1e300 1e300 L0 1e300z"/>'), "The SVG has points beyond"
    ),
    refused("points that are no numbers", svg('<path d="M nan inf L 1 e e"/>'), NOT_DRAWN),
    refused("a viewBox without end", svg(SHAPE, size='viewBox="0 0 inf nan"'), NO_SIZE),
    refused("a packed bomb", lambda: gzip.compress(b" " * 100_000_000), "The SVG is packed (svgz)."),
    refused("a NUL", svg(SHAPE).replace(b"M0", b"M\0"), NOT_WHOLE),
    refused("fifty megabytes", lambda: svg(" " * 50_000_000), "The file is larger than 30 MB."),
    drawn("operators in a name", svg(f'<g class=") Tj /JS (" id="Q Q BT ET">{SHAPE}</g>')),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_drawing_is_drawn_or_refused_and_never_reaches_out(case, desk):
    """Whatever it asks for: the leaflet is made, in time, and the clinic's name is on it."""
    outcome = judge(case, desk)

    assert b"/JS (" not in outcome.made["a.pdf"]
