"""The keys of the front matter, in the shapes that authors write them."""

from __future__ import annotations

from datetime import date

import pytest

from handoutgen.model.article import ExerciseFacts, Facts, Heading, MarkedFlag
from handoutgen.model.bands import Band
from handoutgen.model.inlines import Text


def article(*lines: str, body: str = "Hvil.") -> str:
    return "\n".join(["---", "title: Knæ", *lines, "---", body, ""])


def test_a_plain_article_needs_a_title_and_nothing_else(read):
    """What the user's own site writes is enough; keys that are not ours pass unseen."""
    text = article('metaTitle: "Knæ → råd"', "layout: post", "tags: {a: [1, 2]}", "weight: 3")

    assert read(text).facts == Facts("Knæ", 2)
    assert read(text).faults == ()


def test_all_keys_are_read(read):
    """The whole list, once."""
    facts = read(
        article(
            'datePublished: "13/09/2025"',
            "lastUpdated: 2025-09-14",
            "author: [Ida, Bo]",
            "reviewedBy: {name: Liv}",
            "reviewBy: 1. marts 2027",
            "sources:",
            "  - Lærebog, 3. udg.",
            "  - {title: Studie, url: https://a.example}",
            "summary: Hvil benet.",
            "language: da-DK",
            "draft: true",
            "log: {weeks: 4, columns: [Søvn, Humør]}",
        )
    ).facts

    assert facts == Facts(
        title="Knæ",
        title_line=2,
        published=date(2025, 9, 13),
        updated=date(2025, 9, 14),
        author="Ida, Bo",
        reviewed_by="Liv",
        reviewed_line=6,
        review_by=date(2027, 3, 1),
        sources=("Lærebog, 3. udg.", "Studie, https://a.example"),
        summary=("Hvil benet.",),
        language="da-DK",
        draft=True,
        log_weeks=4,
        log_columns=("Søvn", "Humør"),
        log_line=14,
        printed=(
            (11, "Hvil benet."),
            (14, "4"),
            (14, "Søvn"),
            (14, "Humør"),
            (9, "Lærebog, 3. udg."),
            (10, "Studie"),
            (10, "https://a.example"),
            (6, "Liv"),
        ),
    )


@pytest.mark.parametrize("empty", ["", " ~", ' ""', " []"])
def test_a_key_left_empty_says_nothing(read, empty):
    """Templates are full of them."""
    keys = ("author", "sources", "summary", "redFlags", "exercises")
    keys += () if "[" in empty else ("date", "lastUpdated", "reviewBy", "draft", "language", "log")
    found = read(article(*(f"{key}:{empty}" for key in keys)))

    assert found.facts == Facts("Knæ", 2)
    assert found.faults == ()


@pytest.mark.parametrize(
    ("lines", "line", "words"),
    [
        (("lastUpdated: 31/02/2025",), 3, "»31/02/2025« in `lastUpdated` is no date."),
        (("x: 1", "date: 2025-02-31"), 4, "»2025-02-31« in `date` is no date."),
        (("date: [1]",), 3, "What stands there in `date` is no date."),
        (("draft: måske",), 3, "The key `draft` says neither yes nor no."),
        (("language: på dansk",), 3, "The key `language` names no language."),
        (("summary:", "  - Obs: hvil"), 4, "An entry of `summary` is no text."),
        (("log: 3",), 3, "The key `log` has no keys below it."),
        (("log:", "  weeks: 9"), 4, "The `weeks` of the log are no number it can hold."),
        (("exercises: ja",), 3, "The key `exercises` holds no exercises."),
        (("exercises:", "  - dose: [3]"), 4, "The `dose` of exercise »1« is no text."),
        (("redFlags:", "  - Ring 112: straks"), 4, "»Ring 112« is no urgency of a red flag."),
        (("redFlags:", "  - text: a", "    band: gul"), 5, "The key `band` of a red flag cannot be read."),
        (("redFlags:", "  - [a]"), 4, "A list within a list is no red flag."),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused_on_its_line(refused, lines, line, words):
    """Nothing that an author says of a patient's safety or dose is guessed."""
    faults = refused(article(*lines))

    assert [(fault.spot.line, fault.what) for fault in faults] == [(line, words)]
    assert faults[0].mend


@pytest.mark.parametrize(
    "lines",
    [
        ("redFlags:", "  - {text: Ring, band: 112}", "  - {text: Kom, urgency: Akut}", "  - Spørg"),
        ("redFlags:", "  - 112: Ring", "  - akut: Kom", "  - Spørg"),
    ],
)
def test_red_flags_in_a_list_keep_their_lines_and_urgency(read, lines):
    """A flag without an urgency is left to its own words."""
    assert read(article(*lines)).facts.red_flags == (
        MarkedFlag(4, "Ring", Band.CALL_112),
        MarkedFlag(5, "Kom", Band.ACUTE),
        MarkedFlag(6, "Spørg", None),
    )


def test_red_flags_by_urgency(read):
    """Both Danish words for the third band are known."""
    text = article("redFlags:", "  112: [Ring, Råb]", "  læge: Spørg", "  kontakt:", "    - Skriv")

    assert [(flag.text, flag.band) for flag in read(text).facts.red_flags] == [
        ("Ring", Band.CALL_112),
        ("Råb", Band.CALL_112),
        ("Spørg", Band.CONTACT),
        ("Skriv", Band.CONTACT),
    ]


def test_exercises_by_name_and_by_number(read):
    """A list may leave the names out; a mapping may give only the dose."""
    listed = article("exercises:", "  - {name: Bro, dose: 3 x 10}", "  - frequency: dagligt", "  - Planke")
    mapped = article("exercises:", "  Bro: 3 x 10", "  Planke: {picture: p.png, video: https://v.example}")

    assert read(listed).facts.exercises == (
        ExerciseFacts(4, "Bro", dose="3 x 10"),
        ExerciseFacts(5, "2", frequency="dagligt"),
        ExerciseFacts(6, "Planke"),
    )
    assert read(mapped).facts.exercises == (
        ExerciseFacts(4, "Bro", dose="3 x 10"),
        ExerciseFacts(5, "Planke", picture="p.png", video="https://v.example"),
    )


def test_a_misspelled_key_of_an_exercise_is_a_warning(read):
    """Its dose would be missing from the sheet."""
    (fault,) = read(article("exercises:", "  - name: Bro", "    frekvens: dagligt")).faults

    assert (fault.spot.line, fault.what) == (5, "An exercise has no `frekvens`.")


def test_a_heading_stands_in_for_a_missing_title(read):
    """Its words are printed once."""
    for text in (
        "# Knæ *og* ben\n\nHvil.",
        "Hvil.\n\n# Knæ *og* ben",
        "---\ntitle:\n---\n# Knæ *og* ben\nHvil.",
    ):
        found = read(text)

        assert found.facts.title == "Knæ og ben"
        assert [type(block).__name__ for block in found.blocks] == ["Paragraph"]


def test_a_heading_that_repeats_the_title_is_not_printed_twice(read):
    """One that says something else stays."""
    assert [block.line for block in read(article(body="# Knæ\n\nHvil.")).blocks] == [6]
    assert read(article(body="# Ben\n\nHvil.")).blocks[0] == Heading(4, 1, (Text("Ben"),))


def test_an_article_without_a_title_is_refused(refused):
    """Two headings of the first level do not say which is the title."""
    faults = refused("Hvil.\n\n# Knæ\n\n# Ben\n")

    assert [fault.what for fault in faults] == ["The article has no title."]


def test_an_article_without_text_is_refused(refused):
    """An empty leaflet is of no use to a patient."""
    assert [fault.what for fault in refused("---\ntitle: Knæ\n---\n")] == ["The article has no text."]


@pytest.mark.parametrize("video", ["javascript:alert(1)", "www.knæ.example", "film.mp4"])
def test_a_video_that_is_no_address_is_told_of(read, video):
    """It is printed as it stands, and leads nowhere."""
    (fault,) = read(article("exercises:", "  Knæbøj:", f"    video: {video}")).faults

    assert (fault.spot.line, fault.what) == (5, f"The video »{video}« is printed as plain text.")


def test_a_text_of_the_front_matter_stands_on_one_line(read):
    """Tabs and line ends of a block are spaces: on paper they would be holes, and in a fault a riddle."""
    facts = read(
        article(
            "reviewedBy:",
            "  - |",
            "    Ida\tEksempel,",
            "    fysioterapeut",
            "summary:",
            "  - |",
            "    Hvil",
            "      benet.",
        )
    ).facts

    assert facts.reviewed_by == "Ida Eksempel, fysioterapeut"
    assert facts.summary == ("Hvil benet.",)
