"""Articles: safety, form and governance, each finding on the line that its author sees."""

from __future__ import annotations

from datetime import date

import pytest

from handoutgen.checking.findings import Level

TABLE = (
    "| Øvelse | Sådan gør du | Hvor meget |\n|---|---:|---:|\n"
    "| Knæbøj | Bøj langsomt i knæene | 3 x 10 |\n| Planke | Hold dig lige | Hold 20–40 sek. x 3 |\n"
)


def test_an_article_in_good_order_has_nothing_to_mend(found):
    """An editor who always finds something is not listened to."""
    body = TABLE.replace("---:", "---").replace("Hvor meget |", "Hvor meget | Hvor tit |", 1)
    body = body.replace("|---|---|---|", "|---|---|---|---|").replace("3 x 10 |", "3 x 10 | dagligt |")

    assert found(body.replace("sek. x 3 |", "sek. x 3 | dagligt |")) == []


def test_a_sign_at_two_urgencies_is_told_with_both_lines(found):
    """The calm one is to be mended; a wrapped paragraph tells the line of the sentence."""
    flag = (
        "\n\n## Hvornår skal jeg søge hjælp?\n\n"
        "Hvil dig.\nKontakt os, hvis benet er hævet, varmt og rødt.\n\n"
        "## Blodprop\n\nSøg læge akut ved hævelse, varme og rødme i benet.\n"
    )

    (finding,) = found("Hvil benet.", "two-urgencies", flag=flag)

    assert finding.level is Level.ERROR
    assert finding.spot.line == 15
    assert [place.spot.line for place in finding.places] == [15, 19]
    assert (
        finding.what == "»benet er hævet, varmt og rødt« stands here as »kontakt«, and as »akut« on line 19."
    )


def test_unknown_frequencies_are_one_finding(found):
    """With each exercise's line."""
    (finding,) = found(TABLE, "frequency-unknown")

    assert finding.spot.line == 12
    assert [place.what for place in finding.places] == ["»Knæbøj«", "»Planke«"]


def test_a_frequency_from_the_front_matter_is_known(found):
    """As the remedy says."""
    more = "exercises:\n  Knæbøj:\n    frequency: dagligt\n  Planke:\n    frequency: hver anden dag\n"

    assert found(TABLE, "frequency-unknown", more=more) == []


def test_columns_of_text_to_the_right_are_told_on_the_line_of_the_marks(found):
    """A column of figures may stand there."""
    (finding,) = found(TABLE, "table-alignment")
    figures = found("| Uge | Skridt |\n|---|---:|\n| 1 | 1.000 |\n| 2 | 2.500 skridt |\n", "table-alignment")

    assert finding.spot.line == 11
    assert finding.what.endswith("»Sådan gør du« and »Hvor meget«.")
    assert figures == []


def test_a_skipped_level_is_told(found):
    """The title is level 1; going up skips nothing."""
    levels = found("## A\n\n#### B\n\nx\n\n## C\n\n### D\n\nx", "heading-levels")

    assert [(one.spot.line, one.mend) for one in levels] == [(12, "Write ### before it.")]


def test_abbreviations_of_two_kinds_tell_every_line(found):
    """The rarer form is where to begin."""
    (finding,) = found("Is, fx i en pose.\n\nHvil, f.eks. her.\n\nGå, fx ud.", "abbreviations")

    assert finding.spot.line == 12
    assert [(place.spot.line, place.what) for place in finding.places] == [
        (10, "»fx«"), (12, "»f.eks.«"), (14, "»fx«"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body", ["Is, fx i en pose, og fx her.", "Ca. 3 km, ca. 4.", "Hold 30 sek., og så 20 sek. igen."]
)
def test_one_form_is_no_mixture(found, body):
    """A capital letter makes no other abbreviation."""
    assert found(body, "abbreviations") == []


@pytest.mark.parametrize(
    "body",
    [
        "Skriv her, hvad man kan gøre.",
        "- is\n- skriv her et tegn.",
        "## Skriv her et spørgsmål?",
        "Hold benet, TODO.",
    ],
)
def test_what_was_to_be_filled_in_is_found(found, body):
    """Else a patient is the first to see it."""
    (finding,) = found(body, "placeholder")
    assert finding.what == "A place waits to be filled in."


@pytest.mark.parametrize(
    "body", ["Du kan skrive her, når det gør ondt.", "Skriv hertil.", "Se metoden i todo-listen."]
)
def test_words_that_are_meant_do_not_wait_to_be_filled_in(found, body):
    assert found(body, "placeholder") == []


def test_inches_are_no_quotation_marks(found):
    """Only what quotes counts."""
    assert found('Et rør på 2" og »et rør«.', "quotes") == []


def test_links_that_say_nothing_on_paper_are_one_finding(found):
    """»Klik her« and what is too long to type; a page by its name and short address is good."""
    long = "https://www.sundhed.example/en/meget/lang/sti/som/ingen/taster"
    body = f"Læs [her](https://a.example).\n\nSe [Knæbogen]({long}).\n\nSe [bogen](https://b.example)."

    (finding,) = found(body, "link-on-paper")

    assert [place.spot.line for place in finding.places] == [10, 12]


def test_a_review_date_is_past_the_day_after(found):
    """Its last day still counts, whatever the clock says."""
    assert found("Hvil.", "review-overdue", day=date(2027, 9, 1)) == []
    (finding,) = found("Hvil.", "review-overdue", day=date(2027, 9, 2))

    assert finding.spot.line == 5


def test_what_is_missing_in_the_front_matter_is_told_at_its_top(looked_at):
    """Or on the line of a key that was left empty."""
    report = looked_at(artikel_md="---\ntitle: Knæet\nreviewedBy:\n---\n\nHvil benet.\n")

    lines = {one.rule: one.spot.line for one in report.findings}
    assert lines == {
        "no-red-flags": 0, "no-date": 1, "no-review-date": 1, "no-sources": 1, "no-reviewer": 3,
    }  # fmt: skip


def test_what_build_warns_of_is_found_too(found):
    """Pictures, fonts, boxes: taken from the press as it tells them, each with its rule."""
    rules = {one.rule for one in found("![](væk.png)\n\nKnæ 膝.\n\n::: tip\nHvil.")}

    assert rules >= {"picture", "picture-alt", "font", "markdown"}


def test_an_article_that_cannot_be_read_tells_what_stands_in_its_way(found):
    """And stops nobody."""
    (finding,) = found("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n")

    assert (finding.rule, finding.level, finding.spot.line) == ("table-cells", Level.ERROR, 12)


def test_a_rule_that_is_none_is_told_with_the_one_that_was_meant(found):
    """A misspelled id silences nothing."""
    (finding,) = found("Stræk soleus.", "ignore", more="ignore: [jargong]\n")

    assert (finding.spot.line, finding.mend) == (8, "Did you mean `jargon`?")
    assert found("Stræk soleus.", "jargon", more="ignore: [jargong]\n")


@pytest.mark.parametrize(
    "shape", ["jargon", "[jargon]", "\n  - jargon", "\n  jargon: Det er rigtigt.", "{jargon: }"]
)
def test_what_to_ignore_is_written_in_any_natural_shape(found, shape):
    """One id, a list, or reasons by id."""
    assert found("Stræk soleus.", more=f"ignore: {shape}\n") == []


@pytest.mark.parametrize("shape", ["[[jargon]]", "{jargon: [1]}"])
def test_what_to_ignore_in_no_shape_of_ours_is_a_warning(found, shape):
    """It keeps no leaflet from being made."""
    rules = [(one.rule, one.level) for one in found("Stræk soleus.", more=f"ignore: {shape}\n")]

    assert ("ignore", Level.WARNING) in rules
