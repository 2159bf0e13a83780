"""Whole articles understood: red flags, exercises, questions and what is told of them."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handoutgen.model.article import (
    Article,
    CodeBlock,
    Facts,
    Heading,
    Item,
    List,
    Notice,
    NoticeKind,
    Paragraph,
    Quote,
    Row,
    Table,
)
from handoutgen.model.bands import Band
from handoutgen.model.inlines import Strong, Text, lines_in, plain
from handoutgen.model.outline import Role
from handoutgen.model.patient import ExerciseChoice
from handoutgen.reading.articles import read_article
from handoutgen.understanding.articles import understand
from handoutgen.understanding.prescribing import prescribed
from handoutgen.understanding.remains import box_headings, remaining_blocks
from handoutgen.understanding.telling import as_data, as_text


@pytest.fixture
def outline_of(tmp_path: Path):
    """Return a function that reads and understands Markdown."""

    def outline_of(body: str, head: str = "", title: str = "Knæ"):
        path = tmp_path / "artikel.md"
        path.write_text(f"---\ntitle: '{title}'\n{head}---\n\n{body}", encoding="utf-8")
        return understand(read_article(path))

    return outline_of


def bands(outline):
    return [(flag.band.value, plain(flag.inlines)) for flag in outline.red_flags]


def whats(outline):
    return [fault.what for fault in outline.faults]


# ---- Red flags ----------------------------------------------------------------------------------


def test_a_lead_in_gives_its_band_to_every_bullet(outline_of):
    outline = outline_of(
        "## Hvornår skal jeg søge læge?\n\nDet er vigtigt. Søg læge akut, hvis du har:\n\n"
        "- feber\n- brystsmerter (ring 112)\n\nKontakt os ellers.\n"
    )

    assert bands(outline) == [
        ("112", "brystsmerter (ring 112)"),
        ("akut", "Søg læge akut, hvis du har:"),
        ("akut", "feber"),
        ("kontakt", "Det er vigtigt."),
        ("kontakt", "Kontakt os ellers."),
    ]


def test_a_call_that_points_at_the_sentence_before_takes_it_along(outline_of):
    """»Får du det, så ring 112« says nothing by itself."""
    outline = outline_of(
        "Krystalsyge giver *ikke* talebesvær eller lammelser. Får du det, så ring 1-1-2 med det samme.\n"
    )

    assert bands(outline) == [
        (
            "112",
            "Krystalsyge giver ikke talebesvær eller lammelser. Får du det, så ring 1-1-2 med det samme.",
        )
    ]


def test_a_lead_in_may_say_its_urgency_in_the_sentence_before(outline_of):
    outline = outline_of("## Røde flag\n\nRing 112 med det samme. Det gælder, hvis du har:\n\n- lammelse\n")

    assert bands(outline)[-2:] == [("112", "lammelse"), ("kontakt", "Det gælder, hvis du har:")]


def test_a_bold_paragraph_is_a_subheading(outline_of):
    outline = outline_of(
        "## Røde flag\n\n**Ring 112 ved**\n\nLammelse.\n\n- besvimelse\n\n**Kontakt læge ved**\n\n- feber\n"
    )

    assert bands(outline) == [
        ("112", "Ring 112 ved"),
        ("112", "Lammelse."),
        ("112", "besvimelse"),
        ("kontakt", "Kontakt læge ved"),
        ("kontakt", "feber"),
    ]


def test_a_subsection_names_the_band_of_its_bullets(outline_of):
    outline = outline_of(
        "## Hvornår skal jeg søge læge?\n\n### Ring 112\n\n- lammelse\n\n### Kontakt læge\n\n- feber\n"
    )

    assert bands(outline) == [("112", "lammelse"), ("kontakt", "feber")]
    assert [plain(heading) for heading in box_headings(outline.sections)] == ["Hvornår skal jeg søge læge?"]


def test_a_heading_with_two_bands_settles_neither(outline_of):
    outline = outline_of(
        "## Hvornår skal jeg ringe 112 eller til lægevagten?\n\nVed feber.\n\nRing 112 ved kvælning.\n"
    )

    assert bands(outline) == [("112", "Ring 112 ved kvælning."), ("kontakt", "Ved feber.")]


def test_a_heading_that_asks_which_of_two_settles_neither(outline_of):
    outline = outline_of(
        "## Ring til os eller 112?\n\n| Hvad mærker du? | Hvad gør du? | Telefon |\n|---|---|---|\n"
        "| Åndenød | Ring 112 | 112 |\n| Støvlen trykker | Ring til ambulatoriet | – |\n"
    )

    assert bands(outline) == [
        ("112", "Åndenød – Ring 112"),
        ("kontakt", "Støvlen trykker – Ring til ambulatoriet"),
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "lead_in", ["Ring til klinikken, hvis", "Kontakt os hvis du:", "Ring til fysioterapeuten, når du"]
)
def test_a_lead_in_that_ends_open_sends_to_whoever_it_names(outline_of, lead_in, gap):
    """A clinic sends to itself, and the list alone says for what."""
    outline = outline_of(f"**Kontakt os**\n\n{lead_in}{gap}- låst kæbe\n- spørgsmål til din tid\n- feber\n")

    assert bands(outline) == [("kontakt", lead_in), ("kontakt", "låst kæbe"), ("kontakt", "feber")]


@pytest.mark.parametrize(
    "lead_in",
    [
        "Kontakt os, hvis du vil have hjælp til:",
        "Fysioterapeuten kan hjælpe dig med:",
        "Ring til klinikken, hvis du vil:",
        "Tag kontakt til os, når du skal bestille tid til:",
    ],
)
def test_a_lead_in_that_offers_help_sends_nobody(outline_of, lead_in):
    assert outline_of(f"{lead_in}\n\n- løb\n- styrke\n").red_flags == ()


def test_an_order_of_two_sentences_below_a_list_is_an_order_for_each_bullet(outline_of):
    outline = outline_of(
        "## Tegn på fejlsynkning\n\n- Hoste\n- Feber\n\nHar du ét eller flere af ovenstående tegn, skal du "
        "kontakte sygeplejersken – eller lægevagten. Blokerer maden for luftvejene: ring 112.\n"
    )

    assert bands(outline) == [
        ("112", "Blokerer maden for luftvejene: ring 112."),
        ("akut", "Hoste"),
        ("akut", "Feber"),
        (
            "akut",
            "Har du ét eller flere af ovenstående tegn, skal du kontakte sygeplejersken – eller lægevagten.",
        ),
    ]


@pytest.mark.parametrize("rule", ["---", "***"])
@pytest.mark.parametrize("heading", ["## Hvornår skal du søge læge?", "**Hvornår skal du søge læge?**"])
def test_what_stands_below_a_rule_at_the_end_is_no_red_flag(outline_of, heading, rule):
    """»Revideret i maj« is often parted so from the last section of a page."""
    outline = outline_of(f"{heading}\n\nHar du feber.\n\n{rule}\n\n*Revideret i maj*\n\n© Klinikken\n")

    assert [words for _, words in bands(outline)] == ["Har du feber."]
    assert "Revideret i maj" in " ".join(words_in(outline.sections[-1].stays))


@pytest.mark.parametrize("below", ["- Blod i urinen", "Ring 112 ved åndenød.", "Hvis du har feber."])
def test_signs_below_a_rule_stay_red_flags(outline_of, below):
    outline = outline_of(f"## Hvornår skal du søge læge?\n\nHar du feber.\n\n---\n\n{below}\n")

    assert len(outline.red_flags) == 2


def test_a_bold_lead_in_goes_into_the_box_with_its_list(outline_of):
    """It may say of which sign it sends where: without it, the list alone would say more."""
    outline = outline_of(
        "> **Søg akut læge (eller ring 112 ved lammelse), hvis du**\n>\n> - mister kraft i armen\n"
    )

    assert [words for _, words in bands(outline)] == [
        "Søg akut læge (eller ring 112 ved lammelse), hvis du",
        "mister kraft i armen",
    ]


def test_a_heading_that_stands_twice_is_one_in_the_box(outline_of):
    outline = outline_of(
        "## Astma\n\n### Hvornår skal du søge læge?\n\nRing 112 ved åndenød.\n\n"
        "## Gigt\n\n### Hvornår skal du søge læge?\n\nVed feber.\n"
    )

    assert [plain(heading) for heading in outline.box_headings] == ["Hvornår skal du søge læge?"]


def test_bullets_below_a_bullet_are_as_urgent(outline_of):
    outline = outline_of("## Røde flag\n\n- Ring 112 ved tegn på blodprop:\n  - åndenød\n- feber\n")

    assert bands(outline) == [
        ("112", "Ring 112 ved tegn på blodprop:"),
        ("112", "åndenød"),
        ("kontakt", "feber"),
    ]


def test_the_authors_mark_wins_over_the_words(outline_of):
    outline = outline_of(
        "## Røde flag\n\n::: advarsel kontakt\n### Blodprop\nRing 112 ved hævelse.\n:::\n",
        "redFlags:\n  - Søg læge ved feber\n",
    )

    assert [
        (flag.band.value, flag.source.value, flag.heading and plain(flag.heading))
        for flag in outline.red_flags
    ] == [
        ("kontakt", "mark", None),
        ("kontakt", "mark", "Blodprop"),
    ]


def test_a_quote_that_warns_is_a_mark_of_the_author(outline_of):
    outline = outline_of("## Såret\n\n> [!WARNING]\n> Ring 112, hvis du besvimer.\n> Hold benet højt.\n")

    assert [(flag.band.value, flag.source.value, plain(flag.inlines)) for flag in outline.red_flags] == [
        ("112", "mark", "Ring 112, hvis du besvimer."),
        ("kontakt", "mark", "Hold benet højt."),
    ]
    assert outline.sections[0].stays == ()


def test_a_sentence_elsewhere_brings_what_it_points_back_to(outline_of):
    outline = outline_of(
        "## Årsager\n\nKramper er almindelige. En blodprop giver hævelse. Har du disse "
        "symptomer, så søg læge akut."
        " De fleste er raske.\n"
    )

    assert bands(outline) == [
        ("akut", "En blodprop giver hævelse. Har du disse symptomer, så søg læge akut.")
    ]


def test_what_an_order_is_about_comes_along_from_as_far_as_it_is_named(outline_of):
    """»Er den der efter 10 minutter: ring 112« alone says nothing."""
    words = (
        "Tag et pust. Er smerten der stadig efter 5 min., så tag et til. Er den der efter 10 min.: ring 112."
    )
    outline = outline_of(f"Gå en tur. Hvil dig. {words}\n")

    assert [words for _, words in bands(outline)] == [words]


def test_a_bare_order_brings_the_sentence_before(outline_of):
    outline = outline_of("Benet bliver koldt og blegt. Ring 112.\n")

    assert bands(outline) == [("112", "Benet bliver koldt og blegt. Ring 112.")]


@pytest.mark.parametrize(
    "beside",
    [
        "Har du samtidig åndenød: 112.",
        "Hvis du også har åndenød, skal du ringe 112.",
        "Ring 112, hvis du samtidig får åndenød.",
    ],
)
@pytest.mark.parametrize("heading", ["Røde flag", "Er benet hævet?"])
def test_a_sign_beside_others_stands_with_the_sentence_that_names_them(outline_of, heading, beside):
    """»Har du samtidig åndenød« stood alone below »Ring 112«, and nobody knew what it came beside."""
    call = "Er benet rødt og varmt, skal du ringe til lægevagten samme dag."
    outline = outline_of(f"## {heading}\n\n{call} {beside}\n")

    assert bands(outline) == [("112", f"{call} {beside}"), ("akut", call)]


def test_a_sign_that_comes_with_its_own_other_stands_alone(outline_of):
    outline = outline_of("Ring til lægen, hvis du får feber. Har du samtidig med smerten åndenød: 112.\n")

    assert bands(outline)[0] == ("112", "Har du samtidig med smerten åndenød: 112.")


@pytest.mark.parametrize("heading", ["Røde flag", "Efter et fald"])
@pytest.mark.parametrize(
    "words",
    [
        "Benet bliver koldt og blegt. Ring 112.",
        "Kan du ikke støtte på foden? Er den skæv? Så ring 112.",
        "Pludselig lammelse og talebesvær. Ved disse tegn skal du ringe 112.",
    ],
)
def test_an_order_is_never_parted_from_what_it_is_about(outline_of, heading, words):
    """»Ring 112.« stood in one band, and the cold leg in another, of a section for red flags."""
    outline = outline_of(f"## {heading}\n\n{words}\n")

    assert " ".join(words for band, words in bands(outline) if band == "112") == words


def test_a_list_elsewhere_follows_the_sentence_that_introduces_it(outline_of):
    """»Ring 112, hvis du får:« alone would promise what the article does not say."""
    outline = outline_of("## Symptomer\n\nRing 112, hvis du får:\n\n- lammelse\n- besvimelse\n")

    assert bands(outline) == [
        ("112", "Ring 112, hvis du får:"),
        ("112", "lammelse"),
        ("112", "besvimelse"),
    ]


@pytest.mark.parametrize(
    "lead_in", ["Ring til skadestuen, hvis", "Ring til skadestuen, hvis benet", "Skadestuen"]
)
def test_a_lead_in_needs_no_colon(outline_of, lead_in):
    """Without its urgency a swollen leg would wait for office hours."""
    outline = outline_of(f"## Advarselstegn\n\n**{lead_in[:6]}**{lead_in[6:]}\n\n- er hævet og varmt\n")

    assert bands(outline) == [("akut", lead_in), ("akut", "er hævet og varmt")]


SIGNS_WITHOUT_MARKS = {
    "lines": "Ring 112, hvis:\ndu får åndenød\ndu ikke kan vækkes\n\nDu kan læse mere hos os.",
    "hard breaks": "Ring 112, hvis:  \ndu får åndenød  \ndu ikke kan vækkes\n\nDu kan læse mere hos os.",
    "short paragraphs": "Ring 112, hvis:\n\ndu får åndenød\n\ndu ikke kan vækkes\n\nDu kan læse mere hos os.",
    "a bold line": "**Ring 112**\ndu får åndenød\ndu ikke kan vækkes\n\nDu kan læse mere hos os.",
    "a bold paragraph": "**Ring 112 hvis**\n\ndu får åndenød\n\ndu ikke kan vækkes\n\nDu kan læse mere.",
    "HTML": "<p>Ring 112, hvis:</p><ul><li>du får åndenød<li>du ikke kan vækkes</ul><p>Læs mere</p>",
}


@pytest.mark.parametrize("heading", ["Røde flag", "Efter operationen"])
@pytest.mark.parametrize("body", SIGNS_WITHOUT_MARKS.values(), ids=SIGNS_WITHOUT_MARKS)
def test_a_lead_in_needs_no_marks_of_a_list(outline_of, heading, body):
    """The signs stood with »Kontakt os«, or were not in the box at all."""
    outline = outline_of(f"## {heading}\n\n{body}\n")

    urgent = [words for band, words in bands(outline) if band == "112"]
    assert urgent[0].startswith("Ring 112")
    assert urgent[1:3] == ["du får åndenød", "du ikke kan vækkes"]


@pytest.mark.parametrize("body", SIGNS_WITHOUT_MARKS.values(), ids=SIGNS_WITHOUT_MARKS)
def test_what_is_written_otherwise_ends_the_signs_of_a_lead_in(outline_of, body):
    outline = outline_of(f"## Efter operationen\n\n{body}\n")

    assert [words for _, words in bands(outline) if "læse" in words.lower()] == []


def test_whole_sentences_below_a_lead_in_are_signs_too(outline_of):
    outline = outline_of("## Såret\n\nSøg læge:\nDu får feber.\nSåret lugter.\n\n## Mad\n\nSpis.\n")

    assert bands(outline) == [
        ("kontakt", "Søg læge:"),
        ("kontakt", "Du får feber."),
        ("kontakt", "Såret lugter."),
    ]


@pytest.mark.parametrize("heading", ["Røde flag", "Efter operationen"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_bare_order_below_a_lead_in_belongs_to_the_line_before(outline_of, heading, gap):
    lines = gap.join(["Søg læge:", "Du har feber.", "Benet er koldt.", "Så ring 112."])
    outline = outline_of(f"## {heading}\n\n{lines}\n")

    assert bands(outline) == [
        ("112", "Benet er koldt."),
        ("112", "Så ring 112."),
        ("kontakt", "Søg læge:"),
        ("kontakt", "Du har feber."),
    ]


def test_a_mark_that_the_author_typed_is_not_doubled(outline_of):
    outline = outline_of("## Røde flag\n\nRing 112 ved:\n• åndenød\n• kramper\n")

    assert [(plain(flag.inlines), flag.bullet) for flag in outline.red_flags] == [
        ("Ring 112 ved:", False),
        ("• åndenød", False),
        ("• kramper", False),
    ]


def test_each_lead_in_of_a_paragraph_has_its_own_lines(outline_of):
    outline = outline_of(
        "## Røde flag\n\n**Ring 112:**\nDu besvimer.\nDu får kramper.\n**Ring til lægen:**\nDu får feber.\n"
    )

    assert bands(outline) == [
        ("112", "Ring 112:"),
        ("112", "Du besvimer."),
        ("112", "Du får kramper."),
        ("kontakt", "Ring til lægen:"),
        ("kontakt", "Du får feber."),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Du skal bruge:\n\nen stol\n\nen elastik",
        "Kontakt os:\n\nTlf. 12 34 56 78\n\nKlinikvej 1",
        "**Du behøver ikke ringe 112.**\n\nDrik vand.",
    ],
)
def test_lines_below_another_lead_in_are_no_signs(outline_of, body):
    assert bands(outline_of(f"## Praktisk\n\n{body}\n")) == []


def test_an_unfinished_sentence_elsewhere_brings_its_list(outline_of):
    outline = outline_of("## Symptomer\n\nGå til lægen, hvis barnet\n\n1. falder\n2. halter\n")

    assert bands(outline) == [
        ("kontakt", "Gå til lægen, hvis barnet"),
        ("kontakt", "falder"),
        ("kontakt", "halter"),
    ]


@pytest.mark.parametrize(
    "order",
    [
        "Sker det, så ring 112.",
        "Ring 112 med det samme.",
        "Har du et eller flere af disse symptomer, skal du ringe 112.",
        "I så fald skal du ringe 112.",
        "Oplever du nogle af disse tegn? Ring 112.",
    ],
)
@pytest.mark.parametrize("heading", ["Røde flag", "Efter et slag mod hovedet"])
def test_an_order_below_a_list_is_an_order_for_each_bullet(outline_of, heading, order):
    """»Sker det, så ring 112.« alone says of nothing when it holds."""
    outline = outline_of(f"## {heading}\n\n- kramper\n- bevidstløshed\n\n{order}\n")

    said = " ".join(words for _, words in bands(outline)[2:])
    assert bands(outline)[:2] == [("112", "kramper"), ("112", "bevidstløshed")]
    assert (said, {band for band, _ in bands(outline)}) == (order, {"112"})


@pytest.mark.parametrize("heading", ["Kend tegnene på blodprop i hjernen", "Husk STRÆK, TAL, SMIL"])
def test_questions_in_bullets_are_as_urgent_as_the_order_that_ends_them(outline_of, heading):
    outline = outline_of(
        f"## {heading}\n\n- Hænger munden?\n- Er talen sløret?\n- Så ring 112.\n- Tag tid.\n"
    )

    assert bands(outline)[:3] == [
        ("112", "Hænger munden?"),
        ("112", "Er talen sløret?"),
        ("112", "Så ring 112."),
    ]
    assert ("112", "Tag tid.") not in bands(outline)


@pytest.mark.parametrize(
    ("lead_in", "order"),
    [
        ("Kontakt lægen ved:", "Ring 112."),
        ("Det kan være:", "Ring 112, hvis du ikke kan trække vejret."),
        ("Det kan være:", "Ellers kontakter du skadestuen."),
    ],
)
def test_a_list_keeps_its_band_where_an_order_below_is_of_something_else(outline_of, lead_in, order):
    outline = outline_of(f"## Røde flag\n\n{lead_in}\n\n- feber\n\n{order}\n")

    assert ("kontakt", "feber") in bands(outline)


@pytest.mark.parametrize(
    "order",
    [
        "Er du i tvivl om disse øvelser, så kontakt din læge.",
        "Hjælper ovenstående ikke, så kontakt din læge.",
        "Hvis ingen af disse ting virker, skal du kontakte din læge.",
        "Kontakt din læge, hvis symptomerne bliver værre.",
    ],
)
def test_advice_above_an_order_is_no_red_flag(outline_of, order):
    outline = outline_of(f"## Gode råd\n\n- drik vand\n- gå en tur\n\n{order}\n")

    assert not {"drik vand", "gå en tur"} & {words for _, words in bands(outline)}


def test_a_precaution_in_the_same_paragraph_hides_no_red_flag(outline_of):
    outline = outline_of("Tal med din læge, før du tager tilskud. Søg læge, hvis du får feber.\n")

    assert bands(outline) == [("kontakt", "Søg læge, hvis du får feber.")]


def test_the_same_words_stand_once_in_a_band(outline_of):
    outline = outline_of(
        "Søg læge ved feber.\n\n## Røde flag\n\nSøg læge ved feber.\n\nSøg læge ved feber.\n"
    )

    assert len(outline.red_flags) == 1


def test_a_row_that_sends_for_help_stands_in_the_box_too(outline_of):
    """An article whose only red flags are a table would have a leaflet without a box."""
    outline = outline_of(
        "## Søg læge akut ved\n\n| Tegn | Hvad gør du? |\n|---|---|\n"
        "| Voldsom hovedpine | Ring 112 |\n| Feber og **nakkestivhed** | Ring til lægevagten |\n"
    )

    assert bands(outline) == [
        ("112", "Voldsom hovedpine – Ring 112"),
        ("akut", "Feber og nakkestivhed – Ring til lægevagten"),
    ]
    assert [type(block) for block in remaining_blocks(outline.sections[0])] == [Table]
    assert "The article never says when to seek help." not in whats(outline)


def test_a_table_elsewhere_gives_its_rows_of_help_alone(outline_of):
    outline = outline_of(
        "## Efter operationen\n\n| Hvad | Gør |\n|---|---|\n"
        "| Såret væsker | Søg læge samme dag |\n| Stramme sting | Kontakt din læge |\n| Kløe | Køl |\n\n"
        "| Sted | Hvem |\n|---|---|\n| Blokade | Gives hos lægen |\n"
    )

    assert bands(outline) == [
        ("akut", "Såret væsker – Søg læge samme dag"),
        ("kontakt", "Stramme sting – Kontakt din læge"),
    ]


def test_lines_in_a_cell_below_a_lead_in_are_signs(outline_of):
    outline = outline_of(
        "| Hvad | Gør |\n|---|---|\n| Sting | Ring til lægen:<br>Du får feber.<br>Såret lugter. |\n"
    )

    assert [words for _, words in bands(outline)] == ["Ring til lægen:", "Du får feber.", "Såret lugter."]


def test_columns_may_be_the_bands(outline_of):
    outline = outline_of(
        "## Akut hjælp\n\n| Ring 112 | Kontakt egen læge |\n|---|---|\n| Lammelse | Feber |\n| Kramper | |\n"
    )

    assert bands(outline) == [
        ("112", "Ring 112"),
        ("112", "Lammelse"),
        ("112", "Kramper"),
        ("kontakt", "Kontakt egen læge"),
        ("kontakt", "Feber"),
    ]


def test_a_table_of_signs_is_as_urgent_as_its_section(outline_of):
    outline = outline_of(
        "## Søg læge akut ved\n\n| Symptom | Mulig årsag |\n|---|---|\n| Hævet læg | Blodprop |\n"
    )

    assert bands(outline) == [("akut", "Hævet læg – Blodprop")]


def test_of_a_row_with_whole_sentences_one_stands_in_the_box(outline_of):
    outline = outline_of(
        "## Øvelser\n\n| Øvelse | Sådan gør du | Dosis |\n|---|---|---|\n"
        "| Bækkenløft | Løft bækkenet. Søg læge akut, hvis du mister følelsen i benet. | 3 x 10 |\n"
    )

    assert bands(outline) == [("akut", "Søg læge akut, hvis du mister følelsen i benet.")]


@pytest.mark.parametrize(
    "body",
    [
        "**Er det slemt?**\n\nNej.\n\n**Skal jeg til læge?**\n\n- feber\n\nEller kramper.\n\n**Så?**\n\nJa.",
        "**Er det slemt?** Nej.\n\n**Skal jeg til læge?** feber\n\nEller kramper.\n\n**Må jeg løbe?** Ja.",
        "**Røde flag:** feber\n\nEller kramper.\n\n**Træning:** Må jeg løbe? Ja.",
    ],
)
def test_a_bold_lead_in_may_be_the_heading_of_red_flags(outline_of, body):
    """Many websites have no other headings than bold words."""
    outline = outline_of(f"## Om knæet\n\n{body}\n")

    assert bands(outline) == [("kontakt", "feber"), ("kontakt", "Eller kramper.")]


def test_a_bold_warning_is_no_heading_of_red_flags(outline_of):
    outline = outline_of("## Træning\n\n**Advarsel:** Løft ikke tungt.\n\nTræn hver dag.\n")

    assert bands(outline) == []


@pytest.mark.parametrize("heading", ["Vær opmærksom på", "Det skal du holde øje med"])
@pytest.mark.parametrize("calm", ["Du må gerne bade.", "Det er helt normalt, at knæet er lidt varmt."])
def test_what_one_may_do_stands_under_no_call_for_help(outline_of, heading, calm):
    """»Du må gerne bade« stood in the box, below »Kontakt os eller din læge«."""
    outline = outline_of(f"## {heading}\n\n{calm}\n\n- Såret siver\n- {calm}\n\nRing ved feber.\n")

    assert bands(outline) == [("kontakt", "Såret siver"), ("kontakt", "Ring ved feber.")]
    assert list(words_in(outline.sections[0].stays)) == [*calm.split(), *calm.split()]


@pytest.mark.parametrize(
    "sign",
    [
        "Du må gerne bade, hvis såret er tørt.",
        "Du må gerne bade. Såret må ikke blive vådt.",
        "Det er ikke normalt, at såret lugter.",
        "Benet er varmere, end det er normalt.",
        "Du må gerne ringe til lægen.",
        "Såret lugter.",
        "Tag en skridttæller på.",
    ],
)
def test_below_a_soft_heading_the_box_takes_what_may_be_a_sign(outline_of, sign):
    outline = outline_of(f"## Vær opmærksom på\n\n{sign}\n\nKontakt lægen:\n\n- Du må gerne gå.\n")

    assert sign in " ".join(words for _, words in bands(outline))
    assert outline.sections[0].stays == ()


def test_a_heading_that_sends_for_help_takes_all_along(outline_of):
    outline = outline_of("## Hvornår skal du søge læge?\n\nDu må gerne ringe.\n\nDu må gerne bade.\n")

    assert ("kontakt", "Du må gerne bade.") in bands(outline)


def test_an_article_without_red_flags_is_reported(outline_of):
    assert "The article never says when to seek help." in whats(outline_of("Hvil benet.\n"))


# ---- Exercises ----------------------------------------------------------------------------------


def test_what_a_dose_grows_by_is_no_dose(outline_of):
    """»Øg med 5 minutter hver anden dag« stood in the log with a rest day after each."""
    outline = outline_of(
        "## Øvelser\n\n"
        "- **Cykel:** Kør let. 10 min. dagligt. Øg med 2 minutter om ugen.\n"
        "- **Knæ:** 3 x 10.\n\n"
        "### Gang\n\nGå flere korte ture. Øg med 5 minutter hver anden dag.\n"
    )

    assert [(plain(one.name), one.dose.text) for one in outline.exercises] == [
        ("Cykel", "10 min. dagligt"),
        ("Knæ", "3 x 10"),
    ]


def table(header: str, *rows: str) -> str:
    line = "|".join("---" for _ in header.split("|"))
    return "\n".join(["## Øvelser", "", header, line, *rows, ""])


def doses(outline):
    return [
        (plain(one.name), one.dose.sets, one.dose.reps, one.dose.times, one.dose.hold_seconds)
        for one in outline.exercises
    ]


def test_columns_stand_in_any_order(outline_of):
    outline = outline_of(table("Reps | Sæt | Øvelse | Sådan gør du", "10–15 | 3 | Knæbøj | Bøj knæene"))

    assert doses(outline) == [("Knæbøj", (3, 3), (10, 15), None, None)]
    assert plain(outline.exercises[0].how) == "Bøj knæene"
    assert outline.exercises[0].dose.text == "Reps: 10–15, Sæt: 3"


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("Øvelse | Sæt | Gentagelser", "A | 3 | 10", ((3, 3), (10, 10), None, None)),
        ("Øvelse | Hold (sek.) | Gange", "A | 30 | 3", (None, None, (3, 3), (30, 30))),
        ("Øvelse | Hold | Gange", "A | 30 sek. | 3", (None, None, (3, 3), (30, 30))),
        ("Øvelse | Dosis", "A | 3 x 10", ((3, 3), (10, 10), None, None)),
        ("Øvelse | Sæt x reps", "A | 3 x 10", ((3, 3), (10, 10), None, None)),
        ("Øvelse | Antal sæt | Reps | Pause", "A | 3 | 8 | 60 sek.", ((3, 3), (8, 8), None, None)),
        ("Øvelse | Sæt | Reps | Belastning", "A | 3 | 8 | 5 kg", ((3, 3), (8, 8), None, None)),
        ("Stræk | Hvor længe", "A | 30 sek. x 3", (None, None, (3, 3), (30, 30))),
        ("Øvelse | Sæt | Reps", "A | 3 | 10 RM 12", ((3, 3), (10, 10), None, None)),
        ("Øvelse | Sæt | Reps", "A | 3 | 8 pr. ben", ((3, 3), (8, 8), None, None)),
        ("Øvelse | Hvor meget | Hvor tit", "A | 3x10 | 2x dgl.", ((3, 3), (10, 10), None, None)),
        ("Øvelse | Sæt | Reps", "A | 3 | 10 RM", (None, None, None, None)),
        ("Øvelse | Sæt | Dosis", "A | 3 | 2 x 10", (None, None, None, None)),
    ],
)
def test_a_bare_figure_counts_what_its_column_says(outline_of, header, row, expected):
    assert doses(outline_of(table(header, row))) == [("A", *expected)]


def test_a_table_that_counts_sets_is_of_exercises(outline_of):
    """Whatever its first column is called: nothing else comes in sets."""
    outline = outline_of(table("Navn | Beskrivelse | Sæt x gentagelser", "Bro | Løft | 3 x 12"))

    assert doses(outline) == [("Bro", (3, 3), (12, 12), None, None)]
    assert plain(outline.exercises[0].how) == "Løft"


def test_a_frequency_has_its_own_column(outline_of):
    outline = outline_of(table("Øvelse | Dosis | Gange om ugen", "A | 3 x 10 | 3", "B | 3 x 10 | dagligt"))

    assert [one.dose.frequency.per_week for one in outline.exercises] == [(3, 3), (7, 7)]
    assert [one.dose.frequency.text for one in outline.exercises] == ["3", "dagligt"]


@pytest.mark.parametrize(
    "header",
    [
        "Symptom | Årsag",
        "Fase | Øvelser | Varighed",
        "Øvelse | Formål",
        "Uge | Øvelse | Sæt",
        "Muskel | Funktion",
        "Symptom | Hvad gør du",
        "Navn | Dosis | Hvor tit",
    ],
)
def test_other_tables_stay_tables(outline_of, header):
    outline = outline_of(table(header, " | ".join("abc"[: header.count("|") + 1])))

    assert not outline.exercises
    assert len(outline.other_tables) == 1


UNTITLED = "<table><tr><td>Knæbøj</td><td>{}</td></tr><tr><td>Bro</td><td>{}</td></tr></table>\n"


@pytest.mark.parametrize(
    "table",
    [
        UNTITLED.format("3 x 10", "2 x 8"),
        UNTITLED.format("Bøj ned. 3 x 10", "Løft. 2 x 8"),
        UNTITLED.format("Bøj ned<td>3 x 10", "Løft<td>2 x 8"),
        "| | |\n|---|---|\n| Knæbøj | 3 x 10 |\n| Bro | 2 x 8 |\n",
        UNTITLED.format("3 x 10", "2 x 8").replace("<table>", "<table><tr><td>Øvelse<td>Antal</tr>"),
    ],
)
def test_a_table_without_titles_may_plainly_be_of_exercises(outline_of, table):
    outline = outline_of(f"## Øvelser\n\n{table}")

    assert doses(outline) == [("Knæbøj", (3, 3), (10, 10), None, None), ("Bro", (2, 2), (8, 8), None, None)]


@pytest.mark.parametrize(
    "body",
    [
        f"## Medicin\n\n{UNTITLED.format('2 tabl. x 4', '1 x 3')}",
        f"## Øvelser\n\n{UNTITLED.format('i mange år', '3 x 10')}",
        f"## Øvelser\n\n{UNTITLED.format('3 x 10', '2 x 8')}".replace("Knæbøj", "Uge 1").replace(
            "Bro", "Uge 2"
        ),
    ],
)
def test_other_tables_without_titles_are_of_no_exercises(outline_of, body):
    assert outline_of(body).exercises == ()


def test_rows_without_titles_below_red_flags_are_signs(outline_of):
    outline = outline_of(f"## Røde flag\n\n{UNTITLED.format('straks', 'i dag')}")

    assert [words for _, words in bands(outline)] == ["Knæbøj – straks", "Bro – i dag"]


def test_exercises_to_avoid_are_no_exercises(outline_of):
    body = table("Øvelse | Sæt", "Hop | 3").replace("## Øvelser", "## Øvelser du skal undgå")

    assert not outline_of(body).exercises


def test_a_list_of_exercises_is_read(outline_of):
    outline = outline_of(
        "## Øvelser\n\n1. **Tåhæv**: Stå på et trin. Gør det 3 x 10 dagligt.\n"
        "2. **Stræk:** Stå ved en væg. Hold i 30 sek. Gentag 3 gange.\n"
        "3. **Rul** – rul foden over en bold.\n"
    )

    assert doses(outline) == [
        ("Tåhæv", (3, 3), (10, 10), None, None),
        ("Stræk", None, None, (3, 3), (30, 30)),
        ("Rul", None, None, None, None),
    ]
    assert plain(outline.exercises[1].how) == "Stå ved en væg. Hold i 30 sek. Gentag 3 gange."
    assert outline.exercises[1].dose.text in {
        "Hold i 30 sek. Gentag 3 gange.",
        "Hold i 30 sek. Gentag 3 gange",
    }
    assert "The exercise »Rul« has no dose." in whats(outline)


@pytest.mark.parametrize(
    "items",
    [
        "- Drik vand\n- Sov godt\n",
        "- **Husk**: drik vand\n- **Tempo**: langsomt\n",
        "- **Frekvens**: 3 gange om ugen\n- **Intensitet**: let\n",
        "1. Læg dig ned\n2. Løft benet\n",
    ],
)
def test_a_list_of_advice_is_no_exercise_list(outline_of, items):
    assert not outline_of(f"## Øvelser\n\n{items}").exercises


def test_a_list_with_a_dose_in_every_item_needs_no_names_in_bold(outline_of):
    outline = outline_of(
        "## Øvelser\n\n- Knæbøj 3 x 10\n- Tåhæv på 2 ben, 3 sæt af 12\n- Tåstand i 30 sek. x 3\n"
        "- Dødløft m. stang 8 kg: 3 x 8\n- Curl 5 kg 2 x 9\n"
    )

    assert doses(outline) == [
        ("Knæbøj", (3, 3), (10, 10), None, None),
        ("Tåhæv på 2 ben", (3, 3), (12, 12), None, None),
        ("Tåstand", None, None, (3, 3), (30, 30)),
        ("Dødløft m. stang 8 kg", (3, 3), (8, 8), None, None),
        ("Curl 5 kg", (2, 2), (9, 9), None, None),
    ]


def test_a_heading_with_a_dose_below_is_an_exercise(outline_of):
    outline = outline_of(
        "## Øvelser\n\n### Bækkenløft\n\nLig på ryggen. Løft. 3 sæt x 10 gentagelser.\n\n### Råd\n\nHvil.\n"
    )

    assert doses(outline) == [("Bækkenløft", (3, 3), (10, 10), None, None)]


def test_a_line_of_its_own_is_an_exercises_name(outline_of):
    """The description was printed in bold in the log, as part of the name."""
    outline = outline_of(
        "## Øvelser\n\n1. Lårspænding  \n   Pres knæet ned. Hold 5 sek. 10 gange.\n"
        "2. Gåtur  \n   Gå en tur på 5-10 minutter.\n3. Cykel 10-20 min. dagligt\n"
    )

    assert [(plain(one.name), plain(one.how)) for one in outline.exercises] == [
        ("Lårspænding", "Pres knæet ned. Hold 5 sek. 10 gange."),
        ("Gåtur", "Gå en tur på 5-10 minutter."),
        ("Cykel", "10-20 min. dagligt"),
    ]


def test_a_dose_ends_with_its_line(outline_of):
    outline = outline_of(
        "## Øvelser\n\n### Knæbøj\n\n**Udførelse:** Bøj knæene\n**Antal:** 3 x 8 på hvert ben\n"
        "**Gør det sværere:** Hold 5 kg\n"
    )

    assert [one.dose.text for one in outline.exercises] == ["3 x 8 på hvert ben"]
    assert doses(outline) == [("Knæbøj", (3, 3), (8, 8), None, None)]


def test_as_many_as_one_can_is_part_of_a_dose(outline_of):
    """The log said »3 sæt« alone."""
    outline = outline_of(
        "## Øvelser\n\n- **Stol:** Rejs dig. 3 sæt, så mange du kan, i dit eget tempo.\n"
        "- **Knæ:** 👉 2 x 10, til træthed\n"
    )

    assert [one.dose.text for one in outline.exercises] == ["3 sæt, så mange du kan", "2 x 10, til træthed"]


def test_the_time_of_each_step_is_no_dose(outline_of):
    """All steps of a manoeuvre stood in the log as its dose."""
    outline = outline_of(
        "## Øvelser\n\n### Brandt\n\nLig i 30 sekunder, eller til det er væk. Op at sidde 30 sekunder. "
        "Så den anden side. 5 gange til hver side, morgen og aften.\n\n"
        "### Blandet\n\nHøjre ben 3 x 10. Venstre ben 2 x 10.\n"
    )

    assert [(one.dose.text, one.dose.parsed) for one in outline.exercises] == [
        ("5 gange til hver side, morgen og aften", True),
        ("Højre ben 3 x 10. Venstre ben 2 x 10.", False),
    ]


def test_labels_of_lines_say_what_a_figure_counts(outline_of):
    """A table that stands upright."""
    outline = outline_of(
        "## Øvelser\n\n### Knæbøj\n\n- **Sådan:** Bøj i 2 sek.\n- **Sæt:** 3\n- **Gentagelser:** 8-10\n"
        "- **Hvor ofte:** 3 gange om ugen\n"
    )

    assert doses(outline) == [("Knæbøj", (3, 3), (8, 10), None, None)]
    assert outline.exercises[0].dose.text == "Sæt: 3 Gentagelser: 8-10 Hvor ofte: 3 gange om ugen"
    assert outline.exercises[0].dose.frequency.per_week == (3, 3)


_LETTERED = """\
a) Knæ til bryst. Træk det ene knæ op. Hold 30 sek. x 4.
b) Kat. Krum ryggen. 10 til hver side.
c) Gåtur. Gå 15–20 minutter hver dag.
"""


@pytest.mark.parametrize(
    "body",
    [
        _LETTERED.replace("\n", "\n\n"),
        f"Lav dem roligt:\n{_LETTERED}",
        _LETTERED.replace("\n", "\n\n").replace(". ", "\n\n", 1).upper().replace("SEK", "sek"),
    ],
)
@pytest.mark.parametrize(
    ("more", "marks"), [("Gør det roligt.", ["", "", ""]), ("I uge 2: øvelse a og c.", ["a", "b", "c"])]
)
def test_exercises_counted_by_letters_are_exercises(outline_of, body, more, marks):
    """To Markdown they are paragraphs, and the log was without them. Letters nobody names are idle."""
    outline = outline_of(f"## Om planen\n\n{more}\n\n## Øvelser\n\n{body}")

    assert [(name.lower(), *dose) for name, *dose in doses(outline)] == [
        ("knæ til bryst", None, None, (4, 4), (30, 30)),
        ("kat", None, (10, 10), None, None),
        ("gåtur", None, None, None, None),
    ]
    assert [one.mark.casefold()[:1] for one in outline.exercises] == marks
    assert plain(outline.exercises[0].how).lower() == "træk det ene knæ op. hold 30 sek. x 4."


def test_signs_before_each_line_make_a_list_of_exercises_too(outline_of):
    outline = outline_of("## Øvelser\n\n• Knæbøj 3 x 10\n• Tåhæv 3 x 15\n")

    assert [(plain(one.name), one.mark) for one in outline.exercises] == [("Knæbøj", ""), ("Tåhæv", "")]


@pytest.mark.parametrize(
    "body",
    [
        "a) Stop ved smerter.\n\nb) Spis godt.\n",
        "a) Knæbøj. Bøj. 3 x 10.\n\nHusk at trække vejret.\n",
        "b) Knæbøj. Bøj. 3 x 10.\n\na) Tåhæv. Løft. 3 x 10.\n",
    ],
)
def test_letters_that_count_no_exercises_make_none(outline_of, body):
    assert not outline_of(f"## Øvelser\n\n{body}").exercises


def test_exercises_in_groups_of_a_list_are_exercises(outline_of):
    outline = outline_of(
        "## Øvelser\n\n* Styrke\n  * **Muslingen:** Åbn knæet. 10 til hver side\n  * **Knæbøj:** 2 x 8\n"
        "* Afspænding:\n  * **Hvilestilling:** Lig på siden. 10 min.\n"
    )

    assert [plain(one.name) for one in outline.exercises] == ["Muslingen", "Knæbøj", "Hvilestilling"]


def test_lists_below_a_name_are_how_it_is_done(outline_of):
    """The steps of one exercise are not several."""
    outline = outline_of(
        "## Øvelser\n\n1. **Knæbøj**\n   - Sæt: 3\n   - Gentagelser: 10\n"
        "2. **Bro**\n   - Løft. 3 x 10\n   - Sænk\n"
    )

    assert [plain(one.name) for one in outline.exercises] == ["Knæbøj", "Bro"]


@pytest.mark.parametrize(
    "article",
    [
        "**Øvelse 1: Epley**\n\n3. Sid op.\n4. Vent 30 sek.\n\nGentag 3 gange.\n",
        "## Øvelser\n\n### Epley\n\n3) Sid op.\n4) Vent 30 sek.\n\nGentag 3 gange.\n",
        "## Øvelser\n\n- **Epley**\n\n  3. Sid op.\n  4. Vent 30 sek.\n\n  Gentag 3 gange.\n- **A** 2 x 8\n",
    ],
)
def test_steps_of_an_exercise_keep_their_numbers(outline_of, article):
    """Their order matters, and text elsewhere may say »gentag trin 3«. They count nothing of the dose."""
    exercise = outline_of(article).exercises[0]

    assert [plain(line) for line in lines_in(exercise.how)] == [
        "3. Sid op.",
        "4. Vent 30 sek.",
        "Gentag 3 gange.",
    ]
    assert (exercise.dose.reps, exercise.dose.times, exercise.dose.hold_seconds) == (None, (3, 3), (30, 30))


def test_a_dose_that_is_the_last_step_takes_its_number_along(outline_of):
    """A clinician's own dose stands alone. Amid the steps the article's stays, for the others' numbers."""
    for steps, left in (
        ("1. Løft benet.\n2. 3 x 10\n", "1. Løft benet."),
        ("1. 3 x 10\n2. Løft benet.\n", "1. 3 x 10 2. Løft benet."),
    ):
        exercise = outline_of(f"## Øvelser\n\n### Bro\n\n{steps}").exercises[0]

        assert plain(prescribed(exercise, ExerciseChoice("Bro", dose="2 x 5")).how) == left


def test_bold_names_with_a_paragraph_of_their_own_are_exercises(outline_of):
    """As many write them who have no small headings."""
    outline = outline_of(
        "## Øvelser\n\n**Knæbøj**\n\nBøj. 3 x 10.\n\n**Husk**\n\nTræn 2 x 10 minutter.\n\n"
        "**Tåhæv**\n\n- Løft\n- 3 x 15\n"
    )

    assert doses(outline) == [
        ("Knæbøj", (3, 3), (10, 10), None, None),
        ("Tåhæv", (3, 3), (15, 15), None, None),
    ]


def test_a_bold_line_may_number_an_exercise_anywhere(outline_of):
    outline = outline_of(
        "**Hvad er det?**\n\nSvimmelhed.\n\n"
        "**Øvelse 1: Epley**\n\n1. Sid op.\n2. Vent 30 sek.\n\nGentag 3 gange.\n\n"
        "**Øvelse 2: Brandt**\n\nLæg dig. 5 gange, morgen og aften.\n\n"
        "**Sikkerhed**\n\nKør ikke bil de første 2 x 10 dage.\n"
    )

    assert [plain(one.name) for one in outline.exercises] == ["Øvelse 1: Epley", "Øvelse 2: Brandt"]


@pytest.mark.parametrize("title", ["Øvelser for ryggen", "Bækkenbundstræning", "Hjemmeprogram: knæ"])
def test_a_title_may_be_the_heading_of_exercises(outline_of, title):
    """An article without headings has no other."""
    outline = outline_of(
        "Bækkenbunden kan trænes.\n\n"
        "**Styrke:** Knib 6-8 sek. Gentag 8-12 gange.\n\n**Hurtige:** 10 gange.\n\n"
        "**Når du hoster:** Knib lige inden.\n\n**Lange:** Hold 60 sek. x 2.\n",
        title=title,
    )

    assert [plain(one.name) for one in outline.exercises] == ["Styrke", "Hurtige", "Lange"]


def test_a_title_may_be_the_heading_of_headings_with_a_dose(outline_of):
    """Each exercise of »5 øvelser til løbere« stood below a heading of its own, and none in the log."""
    outline = outline_of(
        "## Hvad er det?\n\nOndt. Træn 3 x 10 minutter.\n\n### 1️⃣ Benløft\n\n12-15 reps x 3 sæt\n\n"
        "### 2️⃣ Bro\n\n3 sæt af 8-10 reps\n\n### 3️⃣ Løb\n\n1 min løb/1 min gang\n\n"
        "## Hvor længe?\n\n3 x 2 uger\n",
        title="Knæ – 5 øvelser til løbere",
    )

    assert [plain(one.name) for one in outline.exercises] == ["1️⃣ Benløft", "2️⃣ Bro", "3️⃣ Løb"]


def test_numbers_that_markdown_was_kept_from_count_exercises_too(outline_of):
    """So they come of a word processor."""
    outline = outline_of(
        "**Træningsprogram**\n\n1\\. Stræk fingrene -- hold 10 sekunder -- gentag 5 gange\n\n"
        "2\\. Løft et glas til munden, ti gange i tre omgange\n\n3\\. Vend hånden, 20 gange\n",
        title="Efter blodprop: træn din arm",
    )

    assert [plain(one.name) for one in outline.exercises] == [
        "Stræk fingrene",
        "Løft et glas til munden",
        "Vend hånden",
    ]


def test_a_lettered_exercise_is_never_left_out_either(outline_of):
    outline = outline_of(
        "## Øvelser\n\n**Øvelse A – McKenzie**\nStøt på armene.\n*Antal:* 10 stk., 6-8 gange dagligt\n\n"
        "**Øvelse B – Gang**\nMange små ture.\n"
    )

    assert [plain(one.name) for one in outline.exercises] == ["Øvelse A – McKenzie", "Øvelse B – Gang"]
    assert outline.exercises[0].dose.reps == (10, 10)


def test_another_title_makes_no_exercises_of_what_counts(outline_of):
    assert not outline_of("**Is:** 10 min. x 3.\n\n**Ro:** 2 x 10 min.\n", title="Forstuvet fod").exercises


def test_paragraphs_with_bold_names_are_exercises(outline_of):
    outline = outline_of(
        "## Øvelser\n\nVarm op først.\n\n**Stræk:** Stil dig op. *Hold 30 sek. Gentag 3 gange.*\n\n"
        "**Muslingen**\nLig på siden. 3 x 10.\n\n**Husk:** 3 gange om ugen.\n\nStop ved smerter.\n"
    )

    assert doses(outline) == [
        ("Stræk", None, None, (3, 3), (30, 30)),
        ("Muslingen", (3, 3), (10, 10), None, None),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "**Pas på** ryggen, og lav 3 x 10.\n",
        "**Fordel:** Du bliver stærk.\n\n**Ulempe:** Det tager tid.\n",
    ],
)
def test_bold_words_alone_make_no_exercise(outline_of, body):
    assert not outline_of(f"## Øvelser\n\n{body}").exercises


def test_a_numbered_exercise_is_never_left_out(outline_of):
    """A walk of 20 minutes is no dose of ours, but its row belongs in the log."""
    outline = outline_of("## Øvelser\n\n### Øvelse 1: Gåtur\n\nGå i 20 minutter hver dag.\n")

    assert doses(outline) == [("Øvelse 1: Gåtur", None, None, None, None)]
    assert outline.exercises[0].dose.frequency.per_week == (7, 7)


def test_a_numbered_exercise_without_a_count_is_told_of(outline_of):
    outline = outline_of("## Øvelser\n\n### Øvelse 1: Gåtur\n\nGå i 20 minutter.\n")

    assert doses(outline) == [("Øvelse 1: Gåtur", None, None, None, None)]
    assert any("was not understood" in what for what in whats(outline))


def test_a_bold_name_below_a_bare_number_is_the_exercises_name(outline_of):
    """Table and log had rows called »Øvelse 1« and »Øvelse 2«."""
    outline = outline_of(
        "## Øvelse 1\n\n**Pendul**\n\nSving armen. 3 x 10.\n\n## Øvelse 2:\n\n**Vægglid:** Glid op. 2 x 8\n\n"
        "## Øvelse 3\n\n**Sæt:** 3\n**Gentagelser:** 12\n\n## Øvelse 4\n\n**Pas på** ryggen. 3 x 5\n"
    )

    assert doses(outline) == [
        ("Pendul", (3, 3), (10, 10), None, None),
        ("Vægglid", (2, 2), (8, 8), None, None),
        ("Øvelse 3", (3, 3), (12, 12), None, None),
        ("Øvelse 4", (3, 3), (5, 5), None, None),
    ]
    assert [plain(one.how) for one in outline.exercises[:2]] == ["Sving armen. 3 x 10.", "Glid op. 2 x 8"]


@pytest.mark.parametrize(
    "lead_in",
    [
        "Gør hver øvelse 10 gange, 3 sæt:",
        "Hver øvelse laves 10 gange, 3 sæt.",
        "Start roligt. Lav 3 sæt af 10 gentagelser af hver:",
        "Alle øvelserne laves 3 x 10.",
    ],
)
def test_a_dose_said_once_is_that_of_each_exercise_below(outline_of, lead_in):
    """Names alone were no exercises at all, and the log was without them."""
    outline = outline_of(
        f"## Øvelser\n\n{lead_in}\n\n- Tåhæv\n- Pendul. Lad armen hænge.\n- **Bro**: Løft.\n- Knæbøj: 2 x 8\n"
    )

    assert doses(outline) == [
        ("Tåhæv", (3, 3), (10, 10), None, None),
        ("Pendul", (3, 3), (10, 10), None, None),
        ("Bro", (3, 3), (10, 10), None, None),
        ("Knæbøj", (2, 2), (8, 8), None, None),
    ]
    assert not [fault for fault in outline.faults if fault.rule.startswith("dose")]


@pytest.mark.parametrize(
    "more", ["Varm hænderne op i lunkent vand i 5 min. først.", "Opvarmning: 10 min. gang."]
)
def test_warming_up_is_no_dose(outline_of, more):
    """Five minutes in warm water were the hold of every exercise below."""
    outline = outline_of(f"## Øvelser\n\nLav hver øvelse 10 gange, 2 x dagligt. {more}\n\n- **Bro**: Løft.\n")

    assert doses(outline) == [("Bro", None, (10, 10), None, None)]


def test_a_dose_said_once_fills_what_an_exercise_leaves_open(outline_of):
    """A hold, and not a walk: nobody walks for two minutes ten times."""
    outline = outline_of(
        "## Øvelser\n\nLav hver øvelse 10 gange, 2 gange dagligt.\n\n"
        "- **Krog**: Bøj. Hold 3 sek.\n- **Rul**: Rul i 2 min.\n- **Bro**: 2 x 8\n"
    )

    assert doses(outline) == [
        ("Krog", None, None, (10, 10), (3, 3)),
        ("Rul", None, None, None, (120, 120)),
        ("Bro", (2, 2), (8, 8), None, None),
    ]
    assert outline.exercises[0].dose.text == "Hold 3 sek., 10 gange, 2 gange dagligt"
    assert [one.dose.frequency.per_day for one in outline.exercises] == [(2, 2)] * 3


@pytest.mark.parametrize(
    "body",
    [
        "### A. Bro\n\n3 x 10\n\n### B. Tåhæv\n\nTo ben: 3 x 20, derefter et ben: 3 x max\n",
        "**Bro:** 3 x 10\n\n**Tåhæv:** Løft. To ben: 3 x 20, derefter et ben: 3 x max\n",
    ],
)
def test_an_exercise_whose_dose_is_not_understood_is_in_the_log_all_the_same(outline_of, body):
    outline = outline_of(f"## Øvelser\n\n{body}")

    assert len(outline.exercises) == 2
    assert "dose-unclear" in {fault.rule for fault in outline.faults}


@pytest.mark.parametrize("below", ["2. Knæbøj 3 x 8\n3. Bro\n", "## Hvile\n\nSov.\n"])
def test_a_dose_said_below_a_list_is_that_of_the_list(outline_of, below):
    """»5 gentagelser af hver« below the parts of one exercise is not the dose of the next."""
    outline = outline_of(
        f"## Øvelser\n\na) Stræk fingre\n\nb) Knyt hånden\n\nc) Bøj\n\n5 gentagelser af hver\n\n{below}"
    )

    named = doses(outline)
    assert named[:3] == [(name, None, (5, 5), None, None) for name in ("Stræk fingre", "Knyt hånden", "Bøj")]
    assert ("Bro", None, (5, 5), None, None) not in named


def test_a_dose_that_an_exercise_tells_itself_is_never_another(outline_of):
    outline = outline_of("## Øvelser\n\n5 gentagelser af hver:\n\n- Bro\n- Håndledsbøj, 10 x hver vej\n")

    assert doses(outline)[1] == ("Håndledsbøj", None, (10, 10), None, None)


@pytest.mark.parametrize("label", ["Styrke, 2 gange ugentligt, 2–3 sæt á 12–15 rep.:", "3 sæt x 12:"])
def test_a_mere_dose_with_a_colon_is_that_of_the_list_below(outline_of, label):
    outline = outline_of(f"## Øvelser\n\n{label}\n\n1. Armpres mod væg\n2. Tåhævninger\n")

    assert [name for name, *_ in doses(outline)] == ["Armpres mod væg", "Tåhævninger"]
    assert all(one.dose.sets and one.dose.reps for one in outline.exercises)


def test_exercises_may_stand_in_an_answer(outline_of):
    outline = outline_of(
        "## Spørgsmål og svar\n\n### Hvilke øvelser må jeg lave?\n\n- Knæbøj 3 x 10\n- Bro 2 x 8\n"
    )

    assert [name for name, *_ in doses(outline)] == ["Knæbøj", "Bro"]


def test_names_set_apart_are_names_of_exercises(outline_of):
    outline = outline_of("## Synkeøvelser\n\n*Masako:* Synk. 10 gange.\n\n*CTAR:* Pres. Hold 60 sek. x 3.\n")

    assert doses(outline) == [
        ("Masako", None, (10, 10), None, None),
        ("CTAR", None, None, (3, 3), (60, 60)),
    ]


def test_arrows_before_each_line_make_a_list_of_exercises(outline_of):
    outline = outline_of(
        "## FODGYMNASTIK\n\nLav øvelserne 10–15 gange:\n\n→ Krøl tæerne\n→ Spred tæerne\n→ Hælløft\n"
    )

    assert [name for name, *_ in doses(outline)] == ["Krøl tæerne", "Spred tæerne", "Hælløft"]


@pytest.mark.parametrize("item", ["Borg CR10: 5–7", "RPE: 6–7", "Belastning: 2 kg"])
def test_what_an_exercise_is_done_with_is_no_exercise(outline_of, item):
    outline = outline_of(f"## Øvelser\n\n### Tåhæv\n\n- To ben: 3 x 20\n- {item}\n")

    assert [name for name, *_ in doses(outline)] == ["Tåhæv"]


def test_a_dose_said_once_is_told_without_the_words_round_it(outline_of):
    outline = outline_of("## Øvelser\n\nGør hver øvelse 10 gange, 3 gange om ugen:\n\n- Tåhæv\n- Bro\n")

    assert [one.dose.text for one in outline.exercises] == ["10 gange, 3 gange om ugen"] * 2
    assert outline.exercises[0].dose.frequency.per_week == (3, 3)


@pytest.mark.parametrize(
    "heading", ["Uge 0–2", "Fase 1: lige efter operationen", "2-6 uger efter operationen"]
)
def test_exercises_stand_below_phases_too(outline_of, heading):
    outline = outline_of(f"## {heading}\n\n- Venepumpe: Vip fødderne. 20 gange\n- Bækkenløft 3 x 10\n")

    assert doses(outline) == [
        ("Venepumpe", None, (20, 20), None, None),
        ("Bækkenløft", (3, 3), (10, 10), None, None),
    ]


@pytest.mark.parametrize(
    "items",
    [
        "- Panodil: 3 gange dagligt\n- Hvil: 20 min.",
        "- Is: 10 min. ad gangen\n- Kompression: hele dagen",
        "- Gå med 2 stokke\n- Bøj ikke hoften",
        "- Bad: Efter 2 dage\n- Cykel: 3 x 10",
    ],
)
def test_what_one_does_in_a_phase_is_no_exercise(outline_of, items):
    assert not outline_of(f"## Uge 0–2\n\n{items}\n").exercises


@pytest.mark.parametrize(
    "body",
    [
        "Øvelser:\n\n- Bro: Løft. 3 x 10\n- Tåhæv: 3 x 10",
        "Øvelser:\n- Bro: Løft. 3 x 10\n- Tåhæv: 3 x 10",
        "**Øvelser**\n\n**Bro** - løft. 3 x 10\n\n**Tåhæv** - 3 x 10\n\n**Medicin**\n\n**Pille:** 3 x 10",
    ],
)
def test_a_line_may_be_the_heading_of_exercises(outline_of, body):
    outline = outline_of(f"## Hvad kan du selv gøre?\n\n{body}\n\nDrik vand.\n")

    assert doses(outline) == [
        ("Bro", (3, 3), (10, 10), None, None),
        ("Tåhæv", (3, 3), (10, 10), None, None),
    ]


@pytest.mark.parametrize(
    "line", ["Undgå disse øvelser:", "Du skal bruge:", "Sådan går øvelsen for sig i dag"]
)
def test_another_line_is_no_heading_of_exercises(outline_of, line):
    assert not outline_of(f"## Hvad kan du gøre?\n\n{line}\n\n- Bro: 3 x 10\n").exercises


def test_how_often_to_train_makes_no_exercise(outline_of):
    assert not outline_of("## Øvelser\n\n### Programmet\n\nTræn 3 gange om ugen.\n").exercises


def test_the_front_matter_adds_to_exercises(outline_of):
    outline = outline_of(
        table("Øvelse | Dosis", "Knæbøj | efter behov", "Tåhæv | 3 x 10"),
        "exercises:\n  knæbøj:\n    dose: 2 x 8\n  2:\n    frequency: 3 gange om ugen\n  "
        "Hop:\n    dose: 1 x 1\n",
    )

    assert doses(outline)[0] == ("Knæbøj", (2, 2), (8, 8), None, None)
    assert outline.exercises[1].dose.frequency.per_week == (3, 3)
    unknown = next(fault for fault in outline.faults if "no exercise »Hop«" in fault.what)
    assert unknown.spot.line == 8


def test_a_log_without_exercises_is_told_of(outline_of):
    """What the author wants written down each day would be lost without a word."""
    outline = outline_of("Hvil benet.\n", "log:\n  columns: [Søvn]\n")

    (fault,) = [fault for fault in outline.faults if fault.rule == "exercise-unknown"]
    assert fault.spot.line == 3
    assert "its log is not printed" in fault.what


def test_a_dose_not_understood_is_told_with_its_line(outline_of):
    outline = outline_of(table("Øvelse | Dosis", "Knæbøj | til udtrætning"))

    fault = next(fault for fault in outline.faults if "»til udtrætning«" in fault.what)
    assert fault.spot.line == 9
    assert outline.exercises[0].dose.text == "til udtrætning"


@pytest.mark.parametrize(
    "body",
    [
        "Gør dem roligt:\n\n- Tåhæv\n- Knæbøj",
        "Gør hver øvelse 10 gange. Husk:\n\n- Sid godt\n- Hvil",
        "Stræk benet. Hold 30 sek. x 3.",
        "| Uge | Hvad |\n|---|---|\n| 1 | Knib |",
    ],
)
def test_exercises_that_are_not_found_are_told_of(outline_of, body):
    """They are printed, but the log would leave them out without a word."""
    outline = outline_of(f"## Øvelser i uge 1\n\n{body}\n\n## Øvelser i uge 2\n\n- Tåhæv 3 x 10\n")

    (fault,) = [fault for fault in outline.faults if fault.rule == "exercises-unread"]
    assert fault.spot.line == 5
    assert "»Øvelser i uge 1«" in fault.what


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (
            "## Må jeg træne?\n\nFra dag 3: spænd låret, 5 sek. x 10. Fra dag 7: bækkenløft, 3 x 10.",
            "Below »Må",
        ),
        ("- Gå 2 ture\n- Armløft 2 x 12\n- Knæbøj 3 x 10", "Before the first heading"),
    ],
)
def test_doses_of_which_no_exercise_was_made_are_told_of(outline_of, body, where):
    """They stand where none was looked for."""
    (fault,) = [fault for fault in outline_of(body).faults if fault.rule == "exercises-unread"]

    assert fault.what.startswith(where)


def test_a_heading_of_what_is_trained_may_have_exercises_below(outline_of):
    outline = outline_of(
        "## Kondition og styrke\n\n- Gang 20 minutter (Borg 3-4)\n- Armløft med 1 kg 2 x 12\n"
    )

    assert [plain(one.name) for one in outline.exercises] == ["Gang", "Armløft med 1 kg"]


@pytest.mark.parametrize(
    "body",
    [
        "## Øvelser\n\n- Drik vand\n\n### Knæbøj\n\n3 x 10\n",
        "## Øvelser\n\nSpørg din fysioterapeut.\n",
        "## Øvelser du skal undgå\n\n- Hop\n",
    ],
)
def test_a_heading_that_keeps_or_makes_no_promise_is_fine(outline_of, body):
    assert not [fault for fault in outline_of(body).faults if fault.rule == "exercises-unread"]


# ---- Questions, and the whole -------------------------------------------------------------------


def test_questions_are_headings_or_bold(outline_of):
    outline = outline_of(
        "## FAQ\n\n**Må jeg løbe?** Ja.\n\n### Er det farligt?\n\nNej.\n\n"
        "### Hvornår skal jeg søge læge?\n\nVed feber.\n\n"
        "## Må jeg træne?\n"
    )

    assert [plain(one.question) for one in outline.questions] == [
        "Må jeg løbe?",
        "Er det farligt?",
        "Hvornår skal jeg søge læge?",
    ]


def test_an_outline_is_told_as_data_and_text(outline_of):
    outline = outline_of(
        "## Røde flag\n\nRing 112 ved lammelse.\n" + table("Øvelse | Dosis", "A | 3 x 10 dagligt")
    )
    data = as_data(outline)

    assert list(data) == [
        "title",
        "published",
        "updated",
        "sections",
        "tables",
        "exercises",
        "red_flags",
        "questions",
        "faults",
    ]
    assert json.loads(json.dumps(data)) == data
    assert data["exercises"][0]["dose"] == {
        "text": "3 x 10 dagligt",
        "sets": [3, 3],
        "reps": [10, 10],
        "times": None,
        "hold_seconds": None,
        "frequency": {"text": "dagligt", "per_day": None, "per_week": [7, 7]},
    }
    assert data["tables"][0]["columns"] == ["Øvelse", "Dosis"]
    assert "Ring 112 ved lammelse." in as_text(outline)


PIECES = (
    "Ring 112. Søg læge akut hvis du har: disse symptomer. Du må gerne bade. **smerter** Hold 30 sek. x 3 "
    "Hvornår skal jeg søge hjælp? Øvelser FAQ – straks, ikke nødvendigt at (f.eks. feber) 3 sæt"
)


def made(kind, *parts):
    return st.tuples(*parts).map(lambda values: kind(*values))


WORDS = st.lists(st.sampled_from(PIECES.split()), min_size=1).map(" ".join)
INLINES = st.lists(made(Text, WORDS) | WORDS.map(lambda text: Strong((Text(text),))), max_size=3).map(tuple)
LINE = st.just(1)


def nested(blocks):
    many = st.lists(blocks, max_size=3).map(tuple)
    return (
        made(Quote, LINE, many)
        | made(Notice, LINE, st.sampled_from(NoticeKind), st.none() | st.sampled_from(Band), many)
        | made(List, LINE, st.none() | st.just(1), st.lists(made(Item, LINE, many), max_size=3).map(tuple))
    )


def row(cells):
    return Row(1, tuple(cells))


LEAVES = (
    made(Paragraph, LINE, INLINES)
    | made(Heading, LINE, st.integers(1, 6), INLINES)
    | made(CodeBlock, LINE, WORDS)
    | made(lambda a, b: Table(1, row(a), (row(b),)), st.tuples(INLINES, INLINES), st.tuples(INLINES, INLINES))
)
BLOCKS = st.lists(st.recursive(LEAVES, nested, max_leaves=6), max_size=6).map(tuple)


def words_in(blocks):
    for block in blocks:
        match block:
            case Paragraph(_, inlines) | Heading(_, _, inlines):
                yield from plain(inlines).split()
            case CodeBlock(_, text):
                yield from text.split()
            case Table(_, header, rows):
                for line in (header, *rows):
                    for cell in line.cells:
                        yield from plain(cell).split()
            case List(items=items):
                for item in items:
                    yield from words_in(item.blocks)
            case Quote(_, inner) | Notice(blocks=inner):
                yield from words_in(inner)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(["Røde flag", "Vær opmærksom på"]), BLOCKS)
def test_no_word_of_a_red_flag_section_is_lost(heading, blocks):
    """Every word is in the box, or in what remains in the flow."""
    start = Heading(1, 1, (Text(heading),))
    outline = understand(Article("a.md", "a", Facts("A"), (start, *blocks)))
    as_data(outline)
    boxed = {word for flag in outline.red_flags for word in plain(flag.inlines).split()}
    boxed |= {word for flag in outline.red_flags for word in plain(flag.heading or ()).split()}

    for section in outline.sections:
        if section.role is Role.RED_FLAGS:
            kept = boxed | set(words_in(remaining_blocks(section)))
            assert set(words_in(section.blocks)) <= kept
