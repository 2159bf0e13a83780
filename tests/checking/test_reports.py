"""Reports: words for an author, JSON for programs, SARIF that others' programs accept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft4Validator
from support.editing import DAY, HEAD

from handoutgen.checking.findings import Finding, Level, Place, Report, Silenced, Spot
from handoutgen.checking.reports import as_json, as_text
from handoutgen.checking.rules import RULES
from handoutgen.checking.sarif import as_sarif

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0.reduced.json").read_text(encoding="utf-8"))

FINDING = Finding(
    "jargon",
    Spot("knæ og hofte.md", 8),
    Level.NOTE,
    "Patients may not know a word.",
    "Use the plain word.",
    (Place(Spot("knæ og hofte.md", 8), "»soleus«: den dybe lægmuskel"),),
)
WHOLE = Finding("lix", Spot("/home/anna/knæ.md"), Level.WARNING, "It is hard.", "Write it anew.")


def objections(log: str) -> list[str]:
    return [error.message for error in Draft4Validator(SCHEMA).iter_errors(json.loads(log))]


def test_words_name_place_remedy_level_and_rule():
    """In the form of every other message, and one line that sums it up."""
    text = as_text(Report(2, (FINDING, WHOLE), (Silenced(WHOLE, None),)))

    assert text == (
        "knæ og hofte.md:8: Patients may not know a word.\n"
        "      line 8: »soleus«: den dybe lægmuskel\n"
        "    Use the plain word. [note: jargon]\n\n"
        "/home/anna/knæ.md: It is hard.\n"
        "    Write it anew. [warning: lix]\n\n"
        "2 files: 1 warning, 1 note; 1 silenced."
    )


def test_nothing_to_mend_is_said():
    """Silence could also be a program that looked at nothing."""
    assert as_text(Report(1, ())) == "1 file: nothing to mend."


def test_many_alike_are_told_by_their_lines():
    """The first three of a kind in full: the author sees the pattern."""
    many = tuple(
        Finding("heading-levels", Spot("a.md", line), Level.WARNING, "It skips.", "Mend.")
        for line in range(1, 7)
    )

    text = as_text(Report(1, many))

    assert text.count("It skips.") == 3
    assert "… and 3 more of this kind on lines 4–6. [heading-levels]" in text


def test_the_keys_of_json_are_a_contract():
    """Other programs read them; a new key may come, none may go."""
    data = json.loads(as_json(Report(2, (FINDING, WHOLE), (Silenced(FINDING, "Aftalt."),)), DAY))

    assert data.keys() >= {"program", "day", "files", "errors", "warnings", "notes", "findings", "silenced"}
    assert data["findings"][0] == {
        "rule": "jargon",
        "level": "note",
        "path": "knæ og hofte.md",
        "line": 8,
        "what": "Patients may not know a word.",
        "mend": "Use the plain word.",
        "places": [{"line": 8, "what": "»soleus«: den dybe lægmuskel"}],
    }
    assert data["findings"][1]["line"] is None
    assert data["silenced"][0]["reason"] == "Aftalt."


def test_sarif_of_a_full_report_is_accepted(looked_at):
    """Articles, clinics and lists, silenced findings and places among them."""
    body = "::: tip\n![](væk.png)\n\nBrug fx is, f.eks. her. Stræk soleus. Læs [her](https://a.example)."
    report = looked_at(
        artikel_md=HEAD.format(more="ignore: [quotes, jargon]\n") + body,
        clinic_toml='name = "K"\ncolour = "#e6ff00"\n',
        liste_csv="Navn;Dato\nA;i morgen\n",
    )

    assert len(report.findings) > 8
    assert report.silenced
    assert objections(as_sarif(report)) == []


def test_sarif_names_files_lines_and_rules():
    """A path as an address, a file as a whole without a region, the rule by its place in the table."""
    log = json.loads(as_sarif(Report(2, (FINDING, WHOLE), (Silenced(FINDING, "Aftalt."),))))

    run = log["runs"][0]
    first, whole, silenced = run["results"]
    place = first["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "kn%C3%A6%20og%20hofte.md"}, "region": {"startLine": 8}}
    assert first["relatedLocations"][0]["message"]["text"] == "»soleus«: den dybe lægmuskel"
    assert (
        whole["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        == "file:///home/anna/kn%C3%A6.md"
    )
    assert "region" not in whole["locations"][0]["physicalLocation"]
    assert silenced["suppressions"] == [{"kind": "inSource", "justification": "Aftalt."}]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(RULES)
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"]


@pytest.mark.parametrize(
    "change",
    [
        lambda log: log.update(version="2.0.0"),
        lambda log: log.pop("runs"),
        lambda log: log["runs"][0].pop("tool"),
        lambda log: log["runs"][0]["results"][0].pop("message"),
        lambda log: log["runs"][0]["results"][0].update(level="fatal"),
        lambda log: log["runs"][0]["results"][0].update(file="a.md"),
        lambda log: log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"].update(
            startLine=0
        ),
        lambda log: log["runs"][0]["tool"]["driver"]["rules"].append(
            log["runs"][0]["tool"]["driver"]["rules"][0]
        ),
        lambda log: log["runs"][0]["results"][0].update(suppressions=[{"kind": "because"}]),
    ],
)
def test_the_schema_objects_to_what_is_no_sarif(change):
    """A schema that accepts anything proves nothing."""
    log = json.loads(as_sarif(Report(1, (FINDING,))))
    change(log)

    assert objections(json.dumps(log))
