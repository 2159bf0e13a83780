"""docs/forfattere.md tells authors what is so: each of its examples is built."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner
from support.guides import examples, keys_told, read_guide, section

from handoutgen.cli import main
from handoutgen.danish.lix import lix
from handoutgen.model.article import Paragraph
from handoutgen.model.inlines import plain
from handoutgen.model.outline import Role
from handoutgen.reading.articles import read_article
from handoutgen.understanding.doses import read_dose
from handoutgen.understanding.roles import heading_role

GUIDE = read_guide("forfattere.md")
EXAMPLES = examples(GUIDE)
FAULTY = [one for one in EXAMPLES if one.told and one.told.startswith("artikel.md")]
OUTLINED = [one for one in EXAMPLES if one.told and one not in FAULTY]
ROLES = {
    "den røde boks": Role.RED_FLAGS,
    "øvelser": Role.EXERCISES,
    "spørgsmål og svar": Role.QUESTIONS,
    "kilder": Role.SOURCES,
}

every_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"line-{one.fence.line}")


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in a folder that has the example in artikel.md."""

    def run(example, *words):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "artikel.md").write_text(example.article, encoding="utf-8")
        return CliRunner().invoke(main, list(words))

    return run


@every_example
def test_an_example_is_built(example, run):
    """Without a fault, or with the one that the guide shows, on the line that the reader counts."""
    result = run(example, "build", "artikel.md")

    told = example.told if example in FAULTY else ""
    seen = re.sub(
        r"^artikel\.md:(\d+)", lambda m: f"artikel.md:{int(m[1]) - example.above}", result.stderr, flags=re.M
    )
    assert seen == told


@pytest.mark.parametrize("example", OUTLINED, ids=lambda one: f"line-{one.fence.line}")
def test_what_outline_shows_is_what_the_guide_shows(example, run):
    """Line by line, in one piece or in several."""
    seen = re.sub(
        r"^  (\d+):",
        lambda m: f"  {int(m[1]) - example.above}:",
        run(example, "outline", "artikel.md").stdout,
        flags=re.M,
    )
    assert [part for part in example.told.split("\n\n") if part.strip() not in seen] == []


def test_examples_were_found():
    """Some with faults, some with an outline."""
    assert len(EXAMPLES) > 15
    assert len(FAULTY) >= 3
    assert len(OUTLINED) >= 2


def test_no_example_has_an_error_for_the_editor(run):
    """But for those that show one. What is missing round a part of an article does not count."""
    for example in EXAMPLES:
        assert example in FAULTY or "error:" not in run(example, "check", "artikel.md").stdout


@pytest.mark.parametrize(
    ("said", "text"), re.findall(r"\(LIX (\d+)\):\n\n```markdown\n(.*?)```", GUIDE, re.S)
)
def test_lix_is_as_it_is_told(said, text, tmp_path):
    """Rounded, as the program tells it."""
    (tmp_path / "artikel.md").write_text(f"---\ntitle: Ro\n---\n\n{text}", encoding="utf-8")
    blocks = read_article(tmp_path / "artikel.md").blocks

    value = lix(plain(block.inlines) for block in blocks if isinstance(block, Paragraph)).value
    assert round(value) == int(said)


def test_what_comes_after_is_easier():
    """Each example before and after is a pair."""
    values = [int(value) for value in re.findall(r"\(LIX (\d+)\)", GUIDE)]

    assert len(values) >= 4
    assert all(after < before for before, after in zip(values[::2], values[1::2], strict=True))


@pytest.mark.parametrize(
    ("heading", "becomes"), re.findall(r"^\| »(.*?)« \| (.*?) \|$", section(GUIDE, "## Overskrifter"), re.M)
)
def test_a_heading_becomes_what_is_told(heading, becomes):
    """As the table of headings has it."""
    assert heading_role(heading) is ROLES[becomes]


def test_all_roles_of_the_table_are_shown():
    """A table that is not found would test nothing."""
    assert {becomes for becomes in ROLES if f"| {becomes} |" in GUIDE} == set(ROLES)


@pytest.mark.parametrize("dose", keys_told(section(GUIDE, "### Doser").split("En dosis, programmet")[0]))
def test_a_dose_is_understood(dose):
    """Every dose that authors may copy."""
    assert read_dose(dose).parsed


def test_every_key_of_the_front_matter_is_told(root):
    """The same as in README, and the title."""
    readme = (
        (root / "README.md").read_text(encoding="utf-8").split("## An article")[1].split("## A clinic")[0]
    )
    known = {"title", "datePublished", "lastUpdated", *keys_told(readme)}

    assert set(keys_told(section(GUIDE, "## Oplysninger øverst i filen"))) == known
