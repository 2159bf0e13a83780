"""The body: every block with its line in the file, and nothing lost."""

from __future__ import annotations

import re

import pytest

from handoutgen.model.article import (
    CodeBlock,
    Figure,
    Heading,
    Item,
    List,
    Note,
    Notice,
    NoticeKind,
    Paragraph,
    Pause,
    Quote,
    Table,
)
from handoutgen.model.bands import Band
from handoutgen.model.inlines import LineBreak, Link, NoteMark, Picture, Strong, Text, plain


def paragraph(line: int, text: str) -> Paragraph:
    return Paragraph(line, (Text(text),))


def item(*lines_and_texts) -> Item:
    line, *_ = lines_and_texts
    pairs = zip(lines_and_texts[::2], lines_and_texts[1::2], strict=True)
    return Item(line, tuple(paragraph(*pair) for pair in pairs))


def bullets(line: int, *items: Item) -> List:
    return List(line, None, items)


def words_of(blocks) -> str:
    """Return all that is printed of some blocks."""
    found = ""
    for block in blocks:
        match block:
            case Heading(inlines=words) | Paragraph(inlines=words):
                found += plain(words)
            case Table(header=header, rows=rows):
                found += "".join(plain(cell) for row in (header, *rows) for cell in row.cells)
            case List(items=items):
                found += "".join(words_of(one.blocks) for one in items)
            case Quote(blocks=inner):
                found += words_of(inner)
    return found


def warnings(article):
    return [(fault.spot.line, fault.what) for fault in article.faults]


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("### Ro", Heading(4, 3, (Text("Ro"),))),
        ("Ro\n===", Heading(4, 1, (Text("Ro"),))),
        ("- a\n\n  b\n- c", bullets(4, item(4, "a", 6, "b"), item(7, "c"))),
        ("3. a\n4. b", List(4, 3, (item(4, "a"), item(5, "b")))),
        ("- a\n  - b", bullets(4, Item(4, (paragraph(4, "a"), bullets(5, item(5, "b")))))),
        ("> a\n>\n> b", Quote(4, (paragraph(4, "a"), paragraph(6, "b")))),
        ("```\n<b>\n\n```", CodeBlock(4, "<b>")),
        ("    a\n     b", CodeBlock(4, "a\n b")),
        ("***", Pause(4)),
        ("::: advarsel\nRing\n:::", Notice(4, NoticeKind.WARNING, None, (paragraph(5, "Ring"),))),
        ("::: advarsel 112\na\n:::", Notice(4, NoticeKind.WARNING, Band.CALL_112, (paragraph(5, "a"),))),
        (":::advarsel Akut\nKom\n:::", Notice(4, NoticeKind.WARNING, Band.ACUTE, (paragraph(5, "Kom"),))),
        ("::: advarsel læge\na\n:::", Notice(4, NoticeKind.WARNING, Band.CONTACT, (paragraph(5, "a"),))),
        ("::: advarsel kontakt\na\n:::", Notice(4, NoticeKind.WARNING, Band.CONTACT, (paragraph(5, "a"),))),
        ("> ::: Tip\n> Drik\n> :::", Quote(4, (Notice(4, NoticeKind.TIP, None, (paragraph(5, "Drik"),)),))),
    ],
)
def test_each_block_is_read_with_its_line(body, text, block):
    """The line of each is where its author finds it."""
    article = body(text)

    assert article.blocks == (block,)
    assert article.faults == ()


def test_tasks_are_ticked_or_not(body):
    """A bracket behind a backslash is no box."""
    (tasks,) = body("- [ ] a\n- [x] **b** c\n- [X] d\n- \\[ ] e\n- [ ]f\n- g").blocks

    assert [item.checked for item in tasks.items] == [False, True, True, None, None, None]
    assert tasks.items[1].blocks == (Paragraph(5, (Strong((Text("b"),)), Text(" c"))),)
    assert tasks.items[3].blocks == (paragraph(7, "[ ] e"),)


def test_a_box_of_another_name_keeps_its_words(body):
    """Other tools have other boxes; the author hears that we have not."""
    article = body("::: danger Pas på\nRing\n:::")

    assert article.blocks == (
        Quote(4, (Paragraph(4, (Strong((Text("danger Pas på"),)),)), paragraph(5, "Ring"))),
    )
    assert warnings(article) == [
        (4, "»danger Pas på« is no box of ours: it is printed as a quote, these words on top.")
    ]


def test_words_behind_the_name_of_a_box_are_printed(body):
    """An urgency that we do not know may be a title."""
    article = body("::: advarsel straks\nRing\n:::")

    assert article.blocks[0].band is None
    assert article.blocks[0].blocks[0].inlines == (Strong((Text("straks"),)),)
    assert warnings(article) == [
        (4, "»straks« behind ::: advarsel is printed as the first words of the box.")
    ]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("::: tip\na\n\nb", 4, "The box that begins here never ends."),
        ("a\n\n:::\n", 6, "This ::: closes no box."),
        ("```html\na\n```", 4, "»html« behind ``` is not printed."),
        ("```\na\n\nb", 4, "The code that begins here never ends."),
        ("> ```\n> a\n\nb", 4, "The code that begins here never ends."),
        ("a\n\n[Obs]: akut", 6, "»[Obs]: akut« is not printed"),
        ("[a]\n\n[a]: tel:112\n[a]: tel:113", 7, "»[a]: tel:113« is not printed"),
    ],
)
def test_what_was_probably_meant_otherwise_is_told(body, text, line, what):
    """Markdown has no errors; an author has."""
    ((found_line, found_what),) = warnings(body(text))
    assert found_line == line
    assert found_what.startswith(what)


def test_footnotes_are_numbered_as_they_are_mentioned(body):
    """Not as they are defined; and each knows its line."""
    article = body("A[^b] og B[^a], A[^b]\n\n[^a]: Ben\n[^b]: Arm\n\n    og hånd\n")

    assert [i.number for i in article.blocks[0].inlines if isinstance(i, NoteMark)] == [1, 2, 1]
    assert article.notes == (
        Note(7, 1, (paragraph(7, "Arm"), paragraph(9, "og hånd"))),
        Note(6, 2, (paragraph(6, "Ben"),)),
    )
    assert article.faults == ()


def test_a_footnote_without_a_mark_keeps_its_words(body):
    """So does one that is defined twice; Markdown would drop both."""
    article = body("A[^a]\n\n[^a]: Arm\n[^a]: Atter\n[^b]: Ben\n")

    assert [(note.number, note.line) for note in article.notes] == [(1, 6), (2, 7), (3, 8)]
    assert [line for line, _ in warnings(article)] == [7, 8]


@pytest.mark.parametrize("words", ["ØVELSER", "HVORNÅR SKAL DU RINGE TIL LÆGEN?"])
def test_a_line_of_capitals_above_others_is_a_small_heading_as_a_bold_one_is(body, words):
    """Its exercises and red flags were found by nothing else."""
    assert body(f"{words}\n\nHvil.\n").blocks == body(f"**{words}**\n\nHvil.\n").blocks


@pytest.mark.parametrize(
    "text",
    [
        "KOL\n\nHvil.\n",
        "STOP!\n\nHvil.\n",
        "RING 112\n\nHvil.\n",
        "HVIL\n",
        "HVIL\n\n## Knæ\n",
        "HVIL\nNU\n\nRo.\n",
    ],
)
def test_other_capitals_stay_as_they_are(body, text):
    assert not any(isinstance(one, Strong) for one in body(text).blocks[0].inlines)


@pytest.mark.parametrize("nest", ["> ", "- ", "1. ", "::: tip\n", "[^a]: "])
@pytest.mark.parametrize("times", [21, 5000])
def test_blocks_nested_without_end_are_refused(refused, nest, times):
    """markdown-it would drop the text without a word."""
    (fault,) = refused("# Knæ\n\n" + nest * times + "a\n")

    assert fault.what == "Lists, quotes and boxes are nested more than 20 deep."


@pytest.mark.parametrize("nest", ["> ", "- ", "1. ", "::: tip\n"])
def test_twenty_levels_are_read(body, nest):
    """Nobody needs them, but what we allow must not be lost."""
    assert "a" in str(body(nest * 20 + "a\n").blocks)


def test_an_html_block_is_what_it_is_in_markdown(body):
    """Its words are kept, entities are read, and no two words grow together."""
    article = body("<ul>\n<li>En <b>go</b>d &amp; rolig\n<li>To<br>tre</li><li>Fire</li>\n</ul>\n")

    good = (Text("En "), Strong((Text("go"),)), Text("d & rolig"))
    assert article.blocks == (
        bullets(
            4,
            Item(5, (Paragraph(5, good),)),
            Item(6, (Paragraph(6, (Text("To"), LineBreak(), Text("tre"))),)),
            item(6, "Fire"),
        ),
    )
    assert article.faults == ()


def test_an_article_exported_as_html_has_its_headings_and_lists(body):
    """Without them a leaflet has no sections, no exercises and no heading over its red flags."""
    article = body(
        '<!-- wp:heading -->\n<h2 class="wp-heading"><strong>Øvelser</strong></h2>\n<!-- /wp:heading -->\n\n'
        '<ol start="2">\n\n<li>Knæ</li>\n\n<li>Ben<ul><li>Fod</li></ul></li>\n\n</ol>\n<p>&nbsp;</p>\n'
        "<h3>Ro\n<p>Hvil</p><blockquote>Ord</blockquote>\n"
    )

    assert article.blocks == (
        Heading(5, 2, (Strong((Text("Øvelser"),)),)),
        List(8, 2, (item(10, "Knæ"), Item(12, (paragraph(12, "Ben"), bullets(12, item(12, "Fod")))))),
        Heading(16, 3, (Text("Ro"),)),
        paragraph(17, "Hvil"),
        Quote(17, (paragraph(17, "Ord"),)),
    )
    assert article.faults == ()


@pytest.mark.parametrize(
    "first",
    [
        "<thead><tr><td>Øvelse</td><td>Dosis</td></tr></thead>",
        "<tr><th>Øvelse<th>Dosis",
        "<tr><td><b>Øvelse</b></td><td><strong>Dosis</strong></tr>",
    ],
)
def test_an_html_table_is_one_where_its_first_row_names_the_columns(body, first):
    """Cell by cell below each other, nobody sees whose dose it is."""
    article = body(f"<figure><table>{first}<tr><td><p>Knæbøj</p><td>3 x 10</td></tr></table></figure>\n")

    (table,) = article.blocks
    assert [plain(cell) for cell in table.header.cells] == ["Øvelse", "Dosis"]
    assert [[plain(cell) for cell in row.cells] for row in table.rows] == [["Knæbøj", "3 x 10"]]
    assert article.faults == ()


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ("<tr><td>a<td>b</tr><tr><td>c<td>d</tr>", [["", ""], ["a", "b"], ["c", "d"]]),
        ("<tr><th>a<th>b</tr><tr><td>c<td>d<td>e</tr>", [["a", "b", ""], ["c", "d", "e"]]),
        (
            "<tr><th>a<th>b</tr><tr><td rowspan=2>c<td>d</tr><tr><td>e</tr>",
            [["a", "b"], ["c", "d"], ["c", "e"]],
        ),
        ('<tr><th colspan="2">a<th>b</tr><tr><td>c<td>d<td>e</tr>', [["a", "", "b"], ["c", "d", "e"]]),
        ("<tr><td><td><b>a</b></tr><tr><td>b<td>c</tr>", [["", "a"], ["b", "c"]]),
        ("<tr><th>a<th>b</tr><tr><td>&nbsp;<td></tr><tr><td>c<td>d</tr>", [["a", "b"], ["c", "d"]]),
    ],
)
def test_an_html_table_is_one_without_titles_and_with_merged_cells_too(body, rows, cells):
    """Its first row names no columns where no tag says so; what stands in two rows is said in both."""
    article = body(f"<table>{rows}</table>\n")

    (table,) = article.blocks
    assert [[plain(cell) for cell in row.cells] for row in (table.header, *table.rows)] == cells
    assert article.faults == ()


def test_a_long_text_of_merged_cells_is_said_once(body):
    text = "Hold ryggen ret, og træk vejret roligt hele vejen op og ned igen."
    (table,) = body(f"<table><tr><th>a<th>b<tr><td>c<td rowspan=2>{text}<tr><td>d</table>\n").blocks

    assert [plain(row.cells[1]) for row in table.rows] == [text, ""]


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td>a</td><td>b</td></tr>",
        "<tr><td>a</td></tr><tr><td>b</td></tr>",
        "<tr><td>a" + "<td>" * 12 + "</tr><tr><td>b</tr>",
    ],
)
def test_an_html_table_that_only_places_words_is_its_words(body, rows):
    article = body(f"<table>{rows}</table>\n")

    assert [plain(block.inlines) for block in article.blocks] == ["a", "b"]
    assert warnings(article) == [(4, "HTML is left out, and the text within it stays. Left out: <table>.")]


def test_a_table_that_places_pictures_beside_words_prints_both(body):
    """Word sets exercises so."""
    article = body(
        '<table><tr><td><img src="a.png"><td>Knæ</tr><tr><td><img src="b.png"><td>Bro</tr></table>\n'
    )

    assert article.blocks == (
        Figure(4, Picture("a.png", "")),
        paragraph(4, "Knæ"),
        Figure(4, Picture("b.png", "")),
        paragraph(4, "Bro"),
    )
    assert not any("not printed" in what for _, what in warnings(article))


@pytest.mark.parametrize(
    "text",
    [
        '<p>[caption id="a" width="3"]<img src="a.png" alt="Knæ" /> Sid ret.[/caption]</p>',
        '[caption id="a" width="3"]<img src="a.png" alt="Knæ" /> Sid ret.[/caption]',
        '<figure><img src="a.png" alt="Knæ"><figcaption>Sid ret.</figcaption></figure>',
        '<p><img src="a.png" alt="Knæ"><br>Sid ret.</p>',
        "![Knæ](a.png)\nSid ret.",
        "![Knæ](a.png)\\\nSid ret.",
    ],
)
def test_a_picture_is_printed_above_its_caption(body, text):
    """Its words in its place, and the caption behind them, were neither picture nor text."""
    article = body(f"{text}\n")

    figure, caption = article.blocks
    assert figure.picture == Picture("a.png", "Knæ")
    assert plain(caption.inlines) == "Sid ret."
    assert not any("not printed" in what for _, what in warnings(article))


def test_a_line_of_capitals_is_a_small_heading_in_html_too(body):
    assert body("<p>ØVELSER</p><p>Hvil.</p>\n").blocks == body("<p><b>ØVELSER</b></p><p>Hvil.</p>\n").blocks
    assert body("<ul><li>ØVELSER</li></ul><p>Hvil.</p>\n").blocks[0] == bullets(4, item(4, "ØVELSER"))


def test_links_and_pictures_of_html_are_what_they_are_in_markdown(body):
    """An export from a website holds all of its links and pictures so."""
    article = body(
        '<figure class="wp-block-image"><img loading="lazy" src="knæ.png" alt="Et &amp; andet\nknæ" '
        'width="9"/>'
        "<figcaption>Sådan ser det ud</figcaption></figure>\n"
        '<p>Læs <a class="b" href="https://klinik.example/a?b=1&amp;c=2" target=_blank>det <b>hele</b></a>'
        " her.</p>\n"
        '<h2><A HREF=tel:+4512345678>Ring</A></h2>\n<ul><li><img src="fod.png"></li></ul>\n'
    )

    link = Link("https://klinik.example/a?b=1&c=2", (Text("det "), Strong((Text("hele"),))))
    assert article.blocks == (
        Figure(4, Picture("knæ.png", "Et & andet knæ")),
        paragraph(5, "Sådan ser det ud"),
        Paragraph(6, (Text("Læs "), link, Text(" her."))),
        Heading(7, 2, (Link("tel:+4512345678", (Text("Ring"),)),)),
        bullets(8, Item(8, (Figure(8, Picture("fod.png", "")),))),
    )
    assert article.faults == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('<a href="/book">x</a>', "The link to »/book« is printed as plain text."),
        ('<a href="javascript:alert(1)">x</a>', "The link to »javascript:alert(1)« is printed"),
        ('x <img src="a.png" alt="">', "The picture »a.png« is not printed among words; nothing"),
        ('x<img src="a.png" title="y">', "The tooltip »y« is not printed."),
        ('<a href="tel:1" title="y">x</a>', "The tooltip »y« is not printed."),
        ('<a href="tel:1"></a>x', '<a href="tel:1">'),
        ('<a name="top">x</a>', '<a name="top">'),
        ('<a href="tel:1" onclick="y()">x</a>', '<a href="tel:1" onclick="y()">'),
        ('x<img alt="y">', '<img alt="y">'),
        ('x<img src="">', '<img src="">'),
        ('x<img src="a.png" onerror="y()">', '<img src="a.png" onerror="y()">'),
    ],
)
@pytest.mark.parametrize("frame", ["%s", "<p>%s</p>", "<table><tr><th>%s<tr><td>x</table>"])
def test_links_and_pictures_of_html_are_judged_as_those_of_markdown(body, frame, text, told):
    article = body(frame % text + "\n")

    assert "".join(words_of(article.blocks)).strip("x ") == ""
    assert any(told in what for _, what in warnings(article))


def test_a_link_round_paragraphs_is_told_of(body):
    article = body('<div><a href="https://klinik.example"><p>Ord</p></a></div>\n')

    assert article.blocks == (paragraph(4, "Ord"),)
    assert '<a href="https://klinik.example">' in warnings(article)[0][1]


@pytest.mark.parametrize(
    "text",
    [
        '<a href="tel:1">a [b](tel:2) c</a>',
        '[a <a href="tel:2">b</a> c](tel:1)',
        '<a href="tel:1">*a [b](tel:2) c*</a>',
    ],
)
def test_no_link_stands_within_another(body, text):
    article = body(f"Se {text}\n")

    assert words_of(article.blocks) == "Se a b c"
    assert warnings(article) == [(4, "The link to »tel:2« is printed as plain text.")]


@pytest.mark.parametrize(
    "text",
    [
        "<ul>a<li>b</ul>c<ol><li>d<table>e<tr>f<td>g<ul><li>h</table>i",
        "<h2><ul><li>a</h2>b</li></ul></table></td>c<td>d<tr>e<th>f</li>g</blockquote>h<li>i",
        "<ul><li>" * 400 + "a b c d e f g h i" + "</ul>" * 9,
        "<ul><table>a<tr>b<td>c</table>d<blockquote>e</ul>f<thead>g<th>h<tr>i",
        "<b><i><b>a</i>b</b><em>c<p>d</p>e</em>f<strong>g<h2>h</strong>i",
        "<a href=tel:1>a<b>b<a href=tel:2>c</b>d</a>e<i>f<a href=tel:3>g<p>h</i></a>i",
    ],
)
def test_no_tag_loses_a_word_however_they_are_nested(body, text):
    """Not every website's editor closes what it opens."""
    article = body(f"<div>{text}</div>\n")

    assert "".join(sorted(re.sub(r"\s", "", words_of(article.blocks)))) == "abcdefghi"


def test_comments_are_not_printed(body):
    """They are for those who write; what follows on the same line is not."""
    article = body("<!-- husk\n\nat rette --> Hvil\n\n<!---->\n")

    assert article.blocks == (paragraph(6, "Hvil"),)
    assert article.faults == ()


def test_scripts_and_styles_are_left_out_and_told(body):
    """Nobody reads them on paper."""
    article = body("<style>\np { color: red }\n</style>\nHvil\n")

    assert article.blocks == (paragraph(7, "Hvil"),)
    assert (4, "The content of <style> is not printed.") in warnings(article)


@pytest.mark.parametrize("start", ["<!--", "<script>", "<div><!--"])
def test_what_would_hide_the_rest_of_the_article_is_refused(refused, start):
    """A browser swallows all that follows; we must not."""
    (fault, *_) = refused(f"# Knæ\n\n{start} Hvil\n\nRing 112\n")

    assert fault.spot.line == 3
    assert fault.what.endswith("never ends.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> [!WARNING]\n> Ring", Notice(4, NoticeKind.WARNING, None, (paragraph(5, "Ring"),))),
        ("> [!caution] \n>\n> Ring", Notice(4, NoticeKind.WARNING, None, (paragraph(6, "Ring"),))),
        ("> [!IMPORTANT] Ring", Notice(4, NoticeKind.WARNING, None, (paragraph(4, "Ring"),))),
        ("> [!NOTE]\n> Drik", Notice(4, NoticeKind.TIP, None, (paragraph(5, "Drik"),))),
        ("> [!TIP]- Drik", Notice(4, NoticeKind.TIP, None, (paragraph(4, "Drik"),))),
        ("> [!WARNING]", Notice(4, NoticeKind.WARNING, None, ())),
    ],
)
def test_a_quote_with_an_alerts_mark_is_a_box(body, text, expected):
    """The mark itself is for a website, and was printed before the words of the warning."""
    assert body(text + "\n\nVand").blocks[0] == expected


def test_the_title_behind_an_alerts_mark_has_a_line_of_its_own(body):
    (box,) = body("> [!danger] Blodprop\n> Ring").blocks

    (words,) = box.blocks
    assert words == Paragraph(4, (Text("Blodprop"), LineBreak(), Text("Ring")))


def test_an_alert_that_is_not_known_is_told_of(body):
    article = body("> [!abstract] Kort\n> Ring")

    assert [type(block) for block in article.blocks] == [Quote]
    assert [(fault.spot.line, fault.what) for fault in article.faults] == [
        (4, "»abstract« is no box of ours: it is printed as a quote, this word on top.")
    ]
