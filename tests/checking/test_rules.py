"""docs/rules.md tells every rule, and what it tells is so: each example is checked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from support.editing import DAY, HEAD

from handoutgen.checking.checks import check
from handoutgen.checking.rules import RULES, SUBJECTS, Silence

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
HEADINGS = rf"^(?:### ({'|'.join(RULES)})|## ({'|'.join(SUBJECTS)}))$"
"""Headings of the page, not of the examples in it."""
_STARTS = [found.start() for found in re.finditer(HEADINGS, PAGE, re.MULTILINE)]
SECTIONS = {
    PAGE[start:].split("\n", 1)[0].removeprefix("### "): PAGE[start:end].split("\n", 1)[1]
    for start, end in zip(_STARTS, [*_STARTS[1:], None], strict=True)
}
NAMES = {"markdown": "artikel.md", "toml": "clinic.toml", "csv": "liste.csv"}

every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
LONG = "Knæet er et stort led, og det skal bruges hver dag. " * 40


def put_example(rule: str, folder: Path) -> None:
    """Write a rule's example into a folder; a body gets front matter that nothing is wrong with."""
    Image.new("L", (60, 20)).save(folder / "logo.png")
    for kind, text in re.findall(r"```(\w+)\n(.*?)```", SECTIONS[rule], re.DOTALL):
        if kind == "markdown" and not text.startswith("---"):
            text = HEAD.format(more="") + text.replace("LANG TEKST", LONG)
        (folder / NAMES[kind]).write_text(text, encoding="utf-8")


def silenced_in(folder: Path, rule: str, path: str, reason: str) -> None:
    """Let the file at `path` ignore a rule."""
    file = folder / Path(path).name
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".md":
        text = text.replace("---\n", f"---\nignore:\n  - {rule}{reason}\n", 1)
    else:
        text = f'ignore = ["{rule}"]\n{text}'
    file.write_text(text, encoding="utf-8")


def test_every_rule_is_told_under_its_subject():
    """And none that there is not, in the order of the table."""
    order = [rule or subject for rule, subject in re.findall(HEADINGS, PAGE, re.MULTILINE)]

    assert order == [
        name for subject, rules in SUBJECTS.items() for name in (subject, *(r.id for r in rules))
    ]


@every_rule
def test_a_rule_is_told_in_full(rule):
    """What, how grave, why, an example, and whether it may be silenced."""
    told = SECTIONS[rule.id]

    assert told.lstrip().startswith(f"*{rule.level.value.capitalize()}.* {rule.title}.\n")
    assert "\nWhy: " in told
    assert "```" in told
    assert f"\nSilence: {rule.silence.value}.\n" in told


@every_rule
def test_the_example_of_a_rule_is_found(rule, tmp_path):
    """An example that shows nothing would teach the wrong thing."""
    put_example(rule.id, tmp_path)

    assert rule.id in {finding.rule for finding in check([tmp_path], DAY).findings}


@every_rule
def test_a_rule_is_silenced_as_it_is_told(rule, tmp_path):
    """Freely, only with a reason, or never: what is not allowed is itself a finding."""
    put_example(rule.id, tmp_path)
    path = next(one.spot.path for one in check([tmp_path], DAY).findings if one.rule == rule.id)
    if path.endswith(".csv") or rule.id in (
        "unreadable",
        "front-matter",
        "table-cells",
        "clinic-key",
        "ignore",
    ):
        return  # no list says what to ignore, and nothing is heard of a file that cannot be read

    silenced_in(tmp_path, rule.id, path, "")
    without_reason = check([tmp_path], DAY)

    ignored = {one.finding.rule for one in without_reason.silenced}
    refused = [one for one in without_reason.findings if one.rule == "ignore"]
    assert (rule.id in ignored) == (rule.silence is Silence.FREELY)
    assert bool(refused) == (rule.silence is not Silence.FREELY)


@pytest.mark.parametrize("rule", [one.id for one in RULES.values() if one.silence is Silence.WITH_REASON])
def test_a_reason_stands_in_the_report(rule, tmp_path):
    """Whoever looks away from a patient's safety says why, for the next author to read."""
    put_example(rule, tmp_path)
    path = next(one.spot.path for one in check([tmp_path], DAY).findings if one.rule == rule)
    if rule == "table-cells":
        text = (tmp_path / "artikel.md").read_text(encoding="utf-8")
        short = text.replace("| Knæbøj | 3 x 10 | ikke om aftenen |", "| Knæbøj |")
        (tmp_path / "artikel.md").write_text(short, encoding="utf-8")

    silenced_in(tmp_path, rule, path, ": Aftalt med overlægen.")
    report = check([tmp_path], DAY)

    assert rule not in {one.rule for one in report.findings}
    assert {one.reason for one in report.silenced if one.finding.rule == rule} == {"Aftalt med overlægen."}


def test_every_rule_that_a_fault_names_is_in_the_table():
    """Reading, understanding and the press name theirs where a fault is raised."""
    raised = "|".join(
        (
            r'\.about\("([\w-]+)"\)',
            r'Findings\(str\(\w+\), "([\w-]+)"\)',
            r'Level\.WARNING, "([\w-]+)"\)',
            r'MEND, "([\w-]+)"\)',
            r'rule ?= ?"([\w-]+)"',
        )
    )
    files = (ROOT / "src" / "handoutgen").rglob("*.py")
    named = {
        name
        for file in files
        for names in re.findall(raised, file.read_text(encoding="utf-8"))
        for name in names
        if name
    }

    assert len(named) > 10
    assert named - set(RULES) == set()
