"""How many boxes the log has for a dose, and on which days."""

from __future__ import annotations

import pytest
from support.leaflets import composed, pdf_of
from support.listening import listen

from handoutgen.model.parts import LogPart

TABLE = "## Øvelser\n\n| Øvelse | Hvor meget | Hvor tit |\n|---|---|---|\n| Knæbøj | {dose} | {often} |\n"


@pytest.fixture
def row(tmp_path):
    """Return the log's row for a dose."""

    def compose_row(dose: str, often: str = ""):
        leaflet = composed(TABLE.format(dose=dose, often=often), tmp_path)
        (log,) = [part for part in leaflet.parts if isinstance(part, LogPart)]
        return log.rows[0]

    return compose_row


@pytest.mark.parametrize(
    ("dose", "often", "boxes", "spare"),
    [
        ("Hold 30–60 sek. x 2–3", "", 2, 1),
        ("3 sæt", "", 3, 0),
        ("3 sæt x 10–15 reps", "", 3, 0),
        ("2–3 sæt x 10", "", 2, 1),
        ("10 gentagelser", "", 1, 0),
        ("så længe det føles godt", "", 1, 0),
        ("", "", 1, 0),
        ("2 sæt x 10", "2 gange dagligt", 4, 0),
        ("10 gange", "3 x dagligt", 3, 0),
        ("3 sæt x 10", "3 gange om dagen", 3, 0),
        ("12 sæt", "", 1, 0),
        ("0 sæt", "", 1, 0),
    ],
)
def test_a_dose_gives_boxes(dose, often, boxes, spare, row):
    """One box a set; an optional set is a spare one; what is not understood is never guessed."""
    found = row(dose, often)

    assert (found.boxes, found.spare) == (boxes, spare)


@pytest.mark.parametrize(
    ("often", "days"),
    [("3 gange om ugen", 4), ("2 gange om ugen", 5), ("dagligt", 0), ("", 0), ("5–6 gange om ugen", 1)],
)
def test_a_frequency_gives_rest_days(often, days, row):
    """Three times a week leaves four days for rest; an unknown frequency leaves none."""
    assert len(row("3 sæt x 10", often).rest) == days


def test_dose_and_frequency_are_verbatim(row):
    """The clinician answers for every word."""
    assert row("3 sæt x 10–15 reps", "3 gange om ugen").dose == "3 sæt x 10–15 reps, 3 gange om ugen"


def test_boxes_stand_in_the_log_seven_days_a_week(tmp_path):
    """2 boxes and 1 spare, 7 days, 2 weeks; a listener hears of a day's boxes at once."""
    tree = listen(pdf_of(TABLE.format(dose="Hold 30–60 sek. x 2–3", often="dagligt"), tmp_path))

    boxes = [span.actual for span in tree.all("Span") if span.actual]
    assert boxes == ["2 sæt, 1 valgfrit sæt, ikke afkrydset"] * 7 * 2


def test_rest_days_are_said(tmp_path):
    """A grey cell says nothing to a listener."""
    tree = listen(pdf_of(TABLE.format(dose="1 sæt", often="3 gange om ugen"), tmp_path))

    boxes = [span.actual for span in tree.all("Span") if span.actual][:7]
    assert [box.endswith("hviledag") for box in boxes] == [False, True, False, True, False, True, True]


@pytest.mark.parametrize(("key", "weeks"), [("", 2), ("log:\n  weeks: 4\n", 4)])
def test_the_log_has_the_weeks_that_were_asked_for(key, weeks, tmp_path):
    """Two, unless the author or the clinic says otherwise."""
    text = f"---\ntitle: Knæ\n{key}---\n\n" + TABLE.format(dose="3 sæt", often="")
    tree = listen(pdf_of(text, tmp_path, kind="log"))

    heads = [cell.text for cell in tree.all("TH") if cell.text.startswith("Uge")]
    assert [head[:5] for head in heads] == [f"Uge {number}" for number in range(1, weeks + 1)]


def test_the_week_and_its_number_are_two_things(tmp_path):
    """»Uge 1uge nr.« is gibberish to a listener and to a search."""
    tree = listen(pdf_of(TABLE.format(dose="3 sæt", often=""), tmp_path, kind="log"))

    assert tree.all("TH")[0].text.split() == ["Uge", "1", "uge", "nr."]


def test_days_that_the_article_names_are_the_days_of_training(row):
    """»Tirsdag og torsdag« stood as rest days, and Monday and Thursday as days to train."""
    assert row("3 x 10", "tir. og tor.").rest == frozenset(range(7)) - {1, 3}
