"""Markup of other languages in an article is the text that it is, and no link leads where it may not."""

from __future__ import annotations

import io

import pikepdf
import pytest
from support.hostile import Case, article, judge
from support.leaflets import EXERCISES, RED_FLAGS

HANDOUT = "handouts/a.md"
HEAD_LINES = 5
"""Lines of front matter above what `text` makes an article of."""


def text(name: str, body: str, **wants: object) -> Case:
    """Return the case of an article with these words and a box, and nothing that is wrong beside them."""
    return Case(name, {HANDOUT: article(f"{body}\n\n{RED_FLAGS}")}, **wants)  # type: ignore[arg-type]


def verbatim(name: str, body: str) -> Case:
    """Return the case of words that are printed just so, with nothing to tell of them."""
    return text(name, body, printed=(body,), untold=(HANDOUT,))


def dropped(name: str, body: str, tag: str, kept: str) -> Case:
    """Return the case of HTML: its tag is told of, and its text is printed."""
    return text(name, body, printed=(kept,), told=(f"{HANDOUT}:{HEAD_LINES + 1}: ", tag))


def told_of(name: str, body: str) -> Case:
    """Code for a website: printed as it stands, never carried out, and told of."""
    return text(name, body, printed=(body,), told=(f"{HANDOUT}:{HEAD_LINES + 1}: ", "is for a website"))


TEMPLATES = [
    told_of("double braces", "Kære {{ patient.navn }} og {{ 7*7 }}"),
    verbatim("shell variables", "Din mappe er ${HOME} og $PATH"),
    told_of("Jinja statements", "{% for x in y %} hop {% endfor %} {# note #}"),
    verbatim("ERB and ASP tags", "Pris: <%= 7*7 %> kr. <% if x %>"),
    verbatim("Python format fields", "{0} {navn!r} {x.y[0]} %s %(navn)d {}"),
    verbatim("our own file pattern", "{clinic}/{article}-{row:04}"),
    verbatim("C# interpolation and at-signs", "@Model.Navn @@version @(1+1)"),
    verbatim("TeX commands", "$x^2$ og 50 % \\textbf{fed} \\write18{ls}"),
    told_of("wiki links", "{{Infoboks}} {| class=x |}"),
    verbatim("spreadsheet formula", "=HYPERLINK(A1;B1) og @SUM(1+1)"),
    verbatim("SQL", "'; DROP TABLE patienter; --x"),
    verbatim("shell commands", "$(rm -rf /) ; ls && echo hej"),
]
PDF_SYNTAX = [
    verbatim("end of a text object", "Slut ) Tj ET og Q"),
    verbatim("end of a stream", "endstream endobj xref trailer startxref %%EOF"),
    verbatim("a PDF header", "%PDF-1.7 1 0 obj"),
    verbatim("a JavaScript action", "/OpenAction /S /JavaScript /JS (app.alert(1))"),
    verbatim("unbalanced parentheses", "((( her ) og her (("),
    verbatim("marked content", "/Artifact BMC EMC /P BDC"),
    Case(
        "PDF syntax in the title",
        {HANDOUT: f"---\ntitle: 'a) /OpenAction /JS (app.alert(1)) endobj (('\n---\n\nHej.\n\n{RED_FLAGS}"},
        printed=("a) /OpenAction /JS (app.alert(1)) endobj ((",),
    ),
    Case(
        "PDF syntax in an author",
        {HANDOUT: f"---\ntitle: Knæ\nauthor: 'x) >> endobj (\\'\n---\n\nHej.\n\n{RED_FLAGS}"},
    ),
    text("PDF syntax in a heading", "## x) >> endobj /JS (\n\nHej.", printed=("x) >> endobj /JS (",)),
    text(
        "PDF syntax in an alt text",
        "![)/JS(app.alert(1)) >>](x.png)",
        printed=(")/JS(app.alert(1)) >>",),
        told=(f"{HANDOUT}:6: The picture »x.png« is not printed.",),
    ),
]
HTML = [
    dropped("ReportLab's font", "<font color='red'>rødt</font>", "<font color='red'>", "rødt"),
    dropped("ReportLab's paragraph", "Hej <para>x</para>", "<para>", "Hej x"),
    dropped("ReportLab's drawing hook", "Hej <onDraw name='os.system'/> du", "<onDraw", "Hej du"),
    dropped("a picture tag", "Hej <img src='http://x.example/a.png'> du", "»http://x.example/", "Hej du"),
    dropped("a picture's handler", "Hej <img src='a.png' onerror='x'> du", "<img", "Hej du"),
    dropped("a link tag", "Hej <a href='javascript:x'>her</a>", "»javascript:x«", "Hej her"),
    dropped("a link in a block", "<p>Hej <a href='java&#115;cript:x'>her</a></p>", "»javascript", "Hej her"),
    dropped("a link's handler", "Hej <a href='https://x.example' onclick='x'>her</a>", "<a href", "Hej her"),
    dropped("an event handler", "Hej <b onclick='x'>fed</b>", "<b onclick", "Hej fed"),
    dropped("a frame", "<iframe src='https://x.example'>Ramme</iframe>", "<iframe", "Ramme"),
    dropped("a form", "<form action='x'><input value='y'>Navn</form>", "<form", "Navn"),
    dropped("SVG", "<svg onload='x'><text>Ord</text></svg>", "<svg", "Ord"),
    text(
        "a script",
        "<script>alert(1)</script>\n\nHej.",
        told=(f"{HANDOUT}:6: The content of <script> is not printed.",),
        unprinted=("alert(1)",),
    ),
    text("a comment", "Hej <!-- skjult ord --> du.", printed=("Hej du.",), unprinted=("skjult ord",)),
    text(
        "a script that never ends",
        "<script>\n\nHej.",
        exit=1,
        told=(f"{HANDOUT}:6: What begins here with <script> never ends.",),
    ),
    text("a comment that never ends", "<!-- hej\n\nHej.", exit=1, told=(f"{HANDOUT}:6: What begins here",)),
    verbatim("a less-than sign", "Puls < 100 og > 50, BMI<25"),
    text("entities", "A &lt;b&gt; &amp;amp; &#66; &bogus;", printed=("A <b> &amp; B &bogus;",)),
    text("the entity of a zero byte", "A&#0;B", printed=("A[?]B",), told=(f"{HANDOUT}:6: ", "U+FFFD")),
    verbatim("HTML in code", "<b>fed</b>").__class__(
        "HTML in a line of code",
        {HANDOUT: article(f"`<b onclick=x>fed</b>`\n\n{RED_FLAGS}")},
        printed=("<b onclick=x>fed</b>",),
        untold=(HANDOUT,),
    ),
    text(
        "HTML in a table",
        "| A | B |\n|---|---|\n| <u>C</u> | d |",
        printed=("C d",),
        told=(f"{HANDOUT}:8: <u>",),
    ),
    Case(
        "HTML in the title",
        {HANDOUT: f"---\ntitle: <b>Knæ</b> & ben\n---\n\nHej.\n\n{RED_FLAGS}"},
        printed=("<b>Knæ</b> & ben",),
    ),
]


@pytest.mark.parametrize("case", TEMPLATES + PDF_SYNTAX + HTML, ids=str)
def test_markup_is_printed_as_the_text_it_is(case, desk):
    """And nothing of it is carried out."""
    outcome = judge(case, desk)

    for pdf in outcome.made.values():
        assert actions_of(pdf) == []


SCHEMES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "vbscript:x",
    "file:///etc/passwd",
    "data:text/html,x",
    "blob:https://x.example",
    "ftp://x.example/",
    "sms:1",
    "https:javascript:x",
    "about:blank",
)
NO_ADDRESSES = ("/a.html", "../secret/a.md", "//x.example/a", "#top", "\\\\\\\\server\\\\mappe", "?x=1")
FORMS = {
    "in text": "Se [ordet]({}) her.",
    "as a reference": "Se [ordet][x] her.\n\n[x]: {}",
    "in a table": "| A | B |\n|---|---|\n| [ordet]({}) | b |",
    "in a heading": "## Se [ordet]({}) her",
    "in a footnote": "Hej[^1].\n\n[^1]: Se [ordet]({}) her.",
    "in a list": "- Se [ordet]({}) her",
    "in a box": "::: tip\nSe [ordet]({}) her.\n:::",
    "round a picture": "[![ordet](x.png)]({})",
}
LINKS = [
    *(
        text(f"a link to {one}", FORMS["in text"].format(one), told=(f"{HANDOUT}:6: The link to »",))
        for one in SCHEMES
    ),
    *(
        text(f"a link to {one}", FORMS["in text"].format(one), told=(f"{HANDOUT}:6: The link to »",))
        for one in NO_ADDRESSES
    ),
    *(text(f"an autolink to {one}", f"Se <{one}> her.", told=("The link to »",)) for one in SCHEMES[:4]),
    *(
        text(
            f"JavaScript {place}",
            form.format("javascript:alert(1)"),
            told=("The link to »javascript:alert(1)«",),
        )
        for place, form in FORMS.items()
    ),
    text(
        "JavaScript behind an entity",
        "Se [ordet](java&#115;cript:alert(1)).",
        told=("The link to »javascript:alert(1)«",),
    ),
    text(
        "a link with a line break in it", "Se [ordet](https://x.example/&#10;/JS).", told=("The link to »",)
    ),
    text(
        "a link that is cut by parentheses",
        "Se [ordet](https://x.example/\\)/JS\\(x\\)).",
        printed=("ordet",),
    ),
    Case(
        "links of front matter",
        {
            HANDOUT: "---\ntitle: '[Knæ](javascript:alert(1))'\nsources:\n  - title: Bog\n"
            f"    url: javascript:alert(2)\nsummary:\n  - <javascript:alert(3)>\n---\n\nHej.\n\n{RED_FLAGS}"
        },
        printed=("[Knæ](javascript:alert(1))", "Bog, javascript:alert(2)", "<javascript:alert(3)>"),
    ),
    Case(
        "an exercise's video",
        {
            HANDOUT: "---\ntitle: Knæ\nexercises:\n  Knæbøj:\n    video: javascript:alert(3)\n---\n\n"
            f"{EXERCISES}{RED_FLAGS}"
        },
        printed=("javascript:alert(3)",),
    ),
    Case(
        "a clinic's links",
        {
            HANDOUT: article(f"Hej.\n\n{RED_FLAGS}"),
            "c/clinic.toml": 'name = "Klit"\nbefore = "Se [os](javascript:alert(1))."\nafter = "Se [os](file:///x)."\n',
        },
        ("build", HANDOUT, "--clinic", "c"),
        told=("The link to »javascript:alert(1)«", "The link to »file:///x«"),
    ),
    Case(
        "a clinic's addresses",
        {
            HANDOUT: article(f"Hej.\n\n{RED_FLAGS}"),
            "c/clinic.toml": 'name = "Klit"\nweb = "javascript:alert(1)"\nbooking = "file:///etc/passwd"\n',
        },
        ("build", HANDOUT, "--clinic", "c"),
        exit=1,
        told=("c/clinic.toml:2: ",),
    ),
]


@pytest.mark.parametrize("case", LINKS, ids=str)
def test_a_link_leads_to_the_web_to_mail_or_to_a_phone(case, desk):
    """Whatever else an author links to is printed as words."""
    outcome = judge(case, desk)

    for pdf in outcome.made.values():
        assert [
            uri for uri in actions_of(pdf) if not uri.startswith(("http://", "https://", "mailto:", "tel:"))
        ] == []


def test_the_links_that_may_be_are(desk):
    """What is asked of all actions of a file would be true of a file without links."""
    body = "[a](https://a.example/) [b](http://b.example/) [c](mailto:c@c.example) [d](tel:12345678)"

    outcome = judge(text("links", body), desk)

    found = sorted({uri.split(":")[0] for pdf in outcome.made.values() for uri in actions_of(pdf)})
    assert found == ["http", "https", "mailto", "tel"]


FORBIDDEN = {"/OpenAction", "/AA", "/JS", "/JavaScript", "/Launch", "/EmbeddedFiles"}


def actions_of(pdf: bytes) -> list[str]:
    """Return the addresses of all actions in a file; there is no action of another kind."""
    addresses: list[str] = []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for entry in document.objects:
            held = entry.stream_dict if isinstance(entry, pikepdf.Stream) else entry
            if not isinstance(held, pikepdf.Dictionary):
                continue
            assert not FORBIDDEN & set(held.keys())
            if held.get("/Subtype") == "/Link":
                assert held.A.S == "/URI"
                addresses.append(str(held.A.URI))
            else:
                # An element of the tag tree keeps its attributes under the same key.
                assert "/S" not in held.get("/A", {})
                assert held.get("/Type") != "/Action"
    return addresses
