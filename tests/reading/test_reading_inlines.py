"""What stands within a line."""

from __future__ import annotations

import pytest
from support.leaflets import HEAD

from handoutgen.model.article import Figure
from handoutgen.model.inlines import (
    Code,
    Emphasis,
    LineBreak,
    Link,
    NoteMark,
    Picture,
    Strong,
    Struck,
    Text,
    lines_in,
    plain,
)


def warnings(article):
    return [(fault.spot.line, fault.what) for fault in article.faults]


@pytest.mark.parametrize(
    ("text", "inlines"),
    [
        ("Hvil\nbenet", (Text("Hvil benet"),)),
        ("Hvil  \nbenet", (Text("Hvil"), LineBreak(), Text("benet"))),
        ("Hvil<br>benet <BR/> nu<br>", (Text("Hvil"), LineBreak(), Text("benet"), LineBreak(), Text("nu"))),
        (
            "**Start:** Sid.\nRet ryg.\n**Antal**: 3",
            (
                Strong((Text("Start:"),)),
                Text(" Sid. Ret ryg."),
                LineBreak(),
                Strong((Text("Antal"),)),
                Text(": 3"),
            ),
        ),
        ("**Bjørnegang**\nGå.", (Strong((Text("Bjørnegang"),)), LineBreak(), Text("Gå."))),
        (
            "Tag det roligt, men\n**aldrig** alene.\n**Pas på**, og hvil.",
            (
                Text("Tag det roligt, men "),
                Strong((Text("aldrig"),)),
                Text(" alene. "),
                Strong((Text("Pas på"),)),
                Text(", og hvil."),
            ),
        ),
        ("**Hvil *nu* ben**et", (Strong((Text("Hvil "), Emphasis((Text("nu"),)), Text(" ben"))), Text("et"))),
        ("~~Is~~ `x < y`", (Struck((Text("Is"),)), Text(" "), Code("x < y"))),
        ("5 &lt; 6 &amp; &#248; \\*", (Text("5 < 6 & ø *"),)),
        ("hvil <!-- ikke --> nu", (Text("hvil nu"),)),
        ("30\u00a0sek. læg\u00admuskel", (Text("30\u00a0sek. læg\u00admuskel"),)),
        ("www.a.example", (Text("www.a.example"),)),
        ("<https://a.example>", (Link("https://a.example", (Text("https://a.example"),)),)),
        ("[Ring](TEL:112)", (Link("TEL:112", (Text("Ring"),)),)),
        ("[a]\n\n[a]: https://a.example/æ", (Link("https://a.example/%C3%A6", (Text("a"),)),)),
        ("Se[^a]\n\n[^a]: Bog", (Text("Se"), NoteMark(1))),
        ("Se[^a]", (Text("Se[^a]"),)),
    ],
)
def test_each_mark_is_read_in_silence(body, text, inlines):
    """Nothing here is a reason to trouble the author."""
    article = body(text)

    assert article.blocks[0].inlines == inlines
    assert article.faults == ()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "file:///a",
        "/kontakt",
        "#b",
        "http:a",
        "tel:",
    ],
)
def test_a_link_that_paper_or_safety_forbids_is_plain_text(body, address):
    """Its words stay, and the author hears of it."""
    article = body(f"Tag\n[kontakt]({address}) nu")

    assert article.blocks[0].inlines == (Text("Tag kontakt nu"),)
    assert warnings(article) == [(5, f"The link to »{address}« is printed as plain text.")]


@pytest.mark.parametrize("anchor", ["{#gode-raad}", "{: #raad .stor}", "{.stor}"])
def test_the_address_of_a_heading_is_no_word_of_it(body, anchor):
    """It stood on paper, and in the red-flag box."""
    article = body(f"## **Gode** råd {anchor}")

    assert article.blocks[0].inlines == (Strong((Text("Gode"),)), Text(" råd"))
    assert article.faults == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Se {{< youtube abc >}} nu", "{{< youtube abc >}}"),
        ("{% include toc.html %}", "{% include toc.html %}"),
        ("[galleri width=300]På bold", "[galleri width=300]"),
        ("På bold[/caption]", "[/caption]"),
    ],
)
def test_code_of_a_website_is_printed_and_told(body, text, code):
    """Nobody sees it on the website, so nobody thinks of it."""
    article = body(text)

    assert article.blocks[0].inlines == (Text(text),)
    assert warnings(article) == [(4, f"»{code}« is for a website, but it is printed as it stands.")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("[vc_row][vc_column]Ro[/vc_column][/vc_row]", "[vc_row] [vc_column] [/vc_column] [/vc_row]"),
        ('[caption id="a_1" width=300]Ro', '[caption id="a_1" width=300]'),
        ("[contact-form-7 id=”3” /]Ro", "[contact-form-7 id=”3” /]"),
        ("[caption]Ro[/caption]", "[caption] [/caption]"),
        ("<p>[vc_row css='.a{b:c}']Ro[/vc_row]</p>", "[vc_row css='.a{b:c}'] [/vc_row]"),
        ("[vc_row]\nRo", "[vc_row]"),
    ],
)
def test_shortcodes_are_left_out_and_told(body, text, codes):
    """They stood on paper, and below a heading for red flags in its box."""
    article = body(text)

    assert [plain(block.inlines) for block in article.blocks] == ["Ro"]
    assert warnings(article) == [(4, f"Code for a website is left out: {codes}.")]


def test_a_paragraph_of_shortcodes_is_none(body):
    assert body("Ro\n\n[vc_row][vc_column]\n\nHvil\n").blocks == body("Ro\n\n\n\nHvil\n").blocks


@pytest.mark.parametrize("text", ["Ro.[/vc_a][vc_a]Hvil", "Ro. [vc_a]Hvil", "<p>Ro.[/vc_a]Hvil</p>"])
def test_no_words_grow_together_where_a_shortcode_stood(body, text):
    assert plain(body(text).blocks[0].inlines) == "Ro. Hvil"


@pytest.mark.parametrize(
    "text",
    [
        "[valgfri] øvelse",
        "[se billede]",
        "5 mg [/kg]",
        "[indsæt_dato]",
        "[x] og [ ]",
        "[1-2] [a/b]",
        "[højre][/venstre]",
    ],
)
def test_words_in_brackets_are_no_shortcodes(body, text):
    article = body(f"Se {text}")

    assert plain(article.blocks[0].inlines) == f"Se {text}"
    assert not any("left out" in what for _, what in warnings(article))


def test_html_within_a_line_loses_its_tags_and_keeps_its_words(body):
    """It is never interpreted, so it cannot do anything either."""
    article = body('Hvil\n<b onclick="x">be</b>net <script>alert(1)</script>')

    assert article.blocks[0].inlines == (Text("Hvil benet alert(1)"),)
    assert warnings(article) == [
        (5, '<b onclick="x"> is left out, as HTML is; the text behind it stays.'),
        (5, "<script> is left out, as HTML is; the text behind it stays."),
    ]


def test_bold_and_italic_tags_within_a_line_are_marks(body):
    """None reaches out of the mark it stands in, and one that is never closed ends with the line."""
    article = body('<strong class="x">Knæbøj:</strong> *ro <b>til</b> <i>det* går</i> og <em>godt')

    assert article.blocks[0].inlines == (
        Strong((Text("Knæbøj:"),)),
        Text(" "),
        Emphasis((Text("ro "), Strong((Text("til"),)), Text(" "), Emphasis((Text("det"),)))),
        Text(" går og "),
        Emphasis((Text("godt"),)),
    )
    assert article.faults == ()


def test_a_picture_alone_is_a_figure_named_as_its_file(body):
    """Its address is not escaped for the web: it is a file beside the article."""
    article = body("![Et knæ, *set* forfra](<b/knæ 1.png>)")

    assert article.blocks == (Figure(4, Picture("b/knæ 1.png", "Et knæ, set forfra")),)


def test_what_only_a_screen_shows_is_told(body):
    """A tooltip cannot be printed."""
    article = body('![knæ](k.png "Se her")')

    assert warnings(article) == [(4, "The tooltip »Se her« is not printed.")]


def test_a_link_that_failed_is_told(body):
    """A space in the name of a picture is enough, and the patient would see brackets."""
    article = body("![knæ](mit knæ.png)")

    assert article.blocks[0].inlines == (Text("![knæ](mit knæ.png)"),)
    assert warnings(article) == [(4, "This looks like a link or a picture, but it is printed as it stands.")]


def test_characters_smuggled_in_as_entities_are_found(body):
    """They are as invisible as those that are typed."""
    article = body("Hv&#8203;il &#x202e;nu&NewLine;")

    assert article.blocks[0].inlines == (Text("Hvil nu"),)
    assert len(article.faults) == 2


def test_marks_nested_without_end_are_refused(refused):
    """Neither we nor those who set the text may run out of stack."""
    deep = "".join("*a _b " for _ in range(500)) + "".join(" b_ a*" for _ in range(500))

    (fault,) = refused(f"# Knæ\n\n{deep}\n")

    assert (fault.spot.line, fault.what) == (3, "Marks such as ** and [ are nested more than 20 deep.")


@pytest.mark.parametrize(
    "body",
    [
        "Se ![en fod](fod.png) her.",
        "Se **![en fod](fod.png)** her.",
        "## Foden ![en fod](fod.png)",
        "| A | B |\n|---|---|\n| ![en fod](fod.png) | b |",
    ],
)
def test_a_picture_among_words_is_told_of(read, body):
    """Its words are printed, and its author waits for a picture."""
    line = 6 + body.count("\n")

    (fault,) = [fault for fault in read(HEAD + body + "\n").faults if fault.rule == "picture"]

    assert fault.spot.line == line
    assert fault.what == "The picture »fod.png« is not printed among words; its words »en fod« stand there."


def test_a_picture_without_words_among_words_is_told_of(read):
    """Nothing at all stands in its place."""
    (fault,) = [fault for fault in read(HEAD + "Se ![](fod.png) her.\n").faults if fault.rule == "picture"]

    assert fault.what == "The picture »fod.png« is not printed among words; nothing stands there."


def test_a_picture_among_words_is_kept_for_its_words(read):
    """What is told of is read all the same."""
    article = read(HEAD + "Se ![knæ](b/knæ.png)\n")

    assert article.blocks[0].inlines == (Text("Se "), Picture("b/knæ.png", "knæ"))


def test_a_picture_with_a_paragraph_of_its_own_is_no_fault(read):
    """It is printed."""
    assert read(HEAD + "![en fod](fod.png)\n").faults == ()


def test_lines_below_a_lead_in_are_lines(body):
    """Run together, the signs of »Ring til lægen, hvis:« could not be told from each other."""
    (paragraph,) = body("Ring til lægen, hvis:\ndu får feber\nsåret væsker").blocks

    assert [plain(line) for line in lines_in(paragraph.inlines)] == [
        "Ring til lægen, hvis:",
        "du får feber",
        "såret væsker",
    ]


def test_a_column_of_short_lines_stays_one(body):
    """Signs below a heading, or an address, were run together."""
    (paragraph,) = body("Feber over 38 grader\nPus fra såret\nBenet er hævet").blocks

    assert [plain(line) for line in lines_in(paragraph.inlines)] == [
        "Feber over 38 grader",
        "Pus fra såret",
        "Benet er hævet",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("*Udgangsstilling:* Rygliggende.", "*Udførelse:* Nik med hovedet.", "*Dosering*: 3 x 10"),
        ("Udgangsstilling: Rygliggende.", "Antal sæt: 3"),
        ("Sengeafsnit: 00 12 34 56 (døgnet rundt)", "Ambulatorium: 00 65 43 21"),
        ("a) Knæbøj. 3 x 10.", "b) Tåhævning, hvor du holder dig fast i køkkenbordet. 3 x 15.", "c) Gang."),
        ("🟢 Grøn: Fortsæt.", "🟡 Gul: Ring til lægen i dag."),
        ("– Hvil benet.", "– Drik vand."),
        ("Sænk hælen mod gulvet.", "👉 3 x 12"),
        ("Sænk hælen mod gulvet.", "⏰ Hver time"),
        ("»Jeg turde bevæge mig.«", "— Patient, 54 år"),
        ("Hvil benet", "Drik vand"),
    ],
)
def test_lines_that_begin_each_as_the_other_stay_lines(body, lines):
    """Run together, a dose stood amid a line, and the yellow sign behind the green one."""
    (paragraph,) = body("\n".join(lines)).blocks

    assert tuple(plain(line) for line in lines_in(paragraph.inlines)) == tuple(
        line.replace("*", "") for line in lines
    )


@pytest.mark.parametrize(
    "text",
    [
        "Stræk benet langsomt\nog hold foden oppe\nmens du tæller til ti.",
        "Hvil benet.\nDrik vand.\nSov godt.",
        "Det er vigtigt, at du hviler\n– også om dagen.",
    ],
)
def test_sentences_over_several_lines_stay_together(body, text):
    (paragraph,) = body(text).blocks

    assert len(lines_in(paragraph.inlines)) == 1


def test_prose_that_an_editor_wrapped_stays_prose(body):
    """A colon may end a full line by chance."""
    (paragraph,) = body(
        "Det går over af sig selv for de fleste, og der er meget, du kan gøre:\n"
        "hvile, drikke vand, gå en tur, sove godt om natten og spise, som du\n"
        "plejer."
    ).blocks

    assert len(lines_in(paragraph.inlines)) == 1
