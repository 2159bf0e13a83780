"""Every bad input is told in its author's words, with place and remedy, and leaves no file behind."""

from __future__ import annotations

import pytest
from support.leaflets import BODY, EXERCISES, HEAD, RED_FLAGS
from support.told import faults_told

TABLE = "## Øvelser\n\n| Øvelse | Hvor meget |\n|---|---|\n| Knæbøj | 3 sæt | også om aftenen |\n"

ARTICLES: dict[str, tuple[bytes, int | None]] = {
    "not UTF-8": (HEAD.encode() + "Ondt i knæet\n".encode("latin-1"), 6),
    "UTF-16": ((HEAD + BODY).encode("utf-16"), None),
    "binary": (bytes(range(256)) * 20, 1),
    "empty": (b"", None),
    "only spaces": (b"  \n\n\t\n", None),
    "broken YAML": ("---\ntitle: Knæ: hjælp\n---\n\nTekst.\n".encode(), 2),
    "unclosed front matter": (b"---\ntitle: Kn\xc3\xa6\n\nTekst.\n", 1),
    "no title": (b"---\nlastUpdated: 1/2/2026\n---\n\nTekst.\n", None),
    "no text": (b"---\ntitle: A\n---\n", None),
    "impossible date": (b"---\ntitle: A\nlastUpdated: 31/02/2026\n---\n\nTekst.\n", 3),
    "surplus cell": ((HEAD + TABLE).encode(), 10),
}
"""What stands in the file, and the line that is told of."""

CLINICS = {
    "unknown key": ('name = "K"\nfarve = "#fff"\n', 2),
    "wrong type": ('name = "K"\nweeks = "to"\n', 2),
    "no name": ('colour = "#123456"\n', None),
    "bad colour": ('name = "K"\n\ncolour = "blå"\n', 3),
    "broken TOML": ('name = "K\n', 1),
    "CPR number": ('name = "K"\nfooter = "010190-1234"\n', 2),
    "too many weeks": ('name = "K"\nweeks = 99\n', 2),
}


def assert_told(result, path: str, line: int | None) -> None:
    """One fault or more, each with place and remedy, the first of them here."""
    first, *_ = faults_told(result.stderr)
    assert result.exit_code == 1
    assert (first.path, first.line) == (path, line)


@pytest.mark.parametrize("name", ARTICLES)
def test_a_bad_article_is_told(name, run, desk):
    """On the line that its author sees."""
    content, line = ARTICLES[name]
    (desk / "handouts" / "dårlig.md").write_bytes(content)

    result = run("build", "handouts/dårlig.md")

    assert_told(result, "handouts/dårlig.md", line)
    assert result.stdout == ""
    assert not (desk / "dist").exists()


@pytest.mark.parametrize("name", ARTICLES)
def test_a_bad_article_is_told_by_outline_too(name, run, desk):
    """Both commands read alike."""
    content, line = ARTICLES[name]
    (desk / "handouts" / "dårlig.md").write_bytes(content)

    result = run("outline", "handouts/dårlig.md")

    assert_told(result, "handouts/dårlig.md", line)
    assert result.stdout == ""


@pytest.mark.parametrize("name", CLINICS)
def test_a_bad_clinic_is_told(name, run, desk):
    """A clinic.toml is filled in by people who have never seen one."""
    text, line = CLINICS[name]
    (desk / "clinics" / "klit" / "clinic.toml").write_text(text, encoding="utf-8")

    result = run("build", "handouts/knæ.md", "--clinic", "clinics/klit")

    assert_told(result, "clinics/klit/clinic.toml", line)
    assert "1234" not in result.output
    assert not (desk / "dist").exists()


@pytest.mark.parametrize(
    "path",
    [
        "handouts/væk.md",
        "væk",
        "handouts/knæ.md/x",
        "clinics",
        "a" * 300,
        "handouts/kn\N{COMBINING RING ABOVE}.md",
    ],
)
def test_an_article_that_is_not_there_is_told(path, run, desk):
    """Or a folder without articles."""
    result = run("build", path)

    assert_told(result, path, None)
    assert not (desk / "dist").exists()


def test_a_clinic_that_is_not_there_is_told(run, desk):
    """A misspelt clinic must not give a leaflet without one."""
    result = run("build", "handouts/knæ.md", "--clinic", "clinics/vaek")

    assert result.exit_code == 1
    assert result.stderr.startswith("clinics/vaek")
    assert not (desk / "dist").exists()


def test_an_empty_desk_is_told(run, desk, monkeypatch):
    """Where there is no handouts/ either."""
    (desk / "tom").mkdir()
    monkeypatch.chdir(desk / "tom")

    result = run("build")

    assert_told(result, "handouts", None)


def test_a_broken_logo_is_told_with_its_path_and_the_leaflet_made(run, desk):
    """The picture is at fault, not the clinic.toml; the patient gets the leaflet all the same."""
    (desk / "clinics" / "klit" / "clinic.toml").write_text('name = "K"\nlogo = "l.png"\n', encoding="utf-8")
    (desk / "clinics" / "klit" / "l.png").write_bytes(b"\x89PNG\r\n\x1a\nnej")

    result = run("build", "handouts/knæ.md", "--clinic", "clinics/klit")

    assert result.exit_code == 0
    assert result.stdout.splitlines() == ["dist/knæ.pdf"]
    (fault,) = faults_told(result.stderr)
    assert fault.path == "clinics/klit/l.png"


@pytest.mark.parametrize("name", ["væk.svg", "../../handouts/knæ.md", "clinic.toml"])
def test_a_logo_that_cannot_be_had_is_told_and_the_leaflet_made(name, run, desk):
    """Once, on the line of the clinic.toml that names it."""
    (desk / "clinics" / "klit" / "clinic.toml").write_text(f'name = "K"\nlogo = "{name}"\n', encoding="utf-8")

    result = run(
        "build", "handouts/knæ.md", "--clinic", "clinics/klit", "--edition", "large", "--edition", "a5"
    )

    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2
    (fault,) = faults_told(result.stderr)
    assert (fault.path, fault.line) == ("clinics/klit/clinic.toml", 2)


@pytest.mark.parametrize("kind", ["log", "exercises"])
def test_a_log_without_exercises_is_told(kind, run, desk):
    """An empty log would be a riddle to the patient."""
    (desk / "handouts" / "uden.md").write_text(f"{HEAD}Tekst.\n\n{RED_FLAGS}", encoding="utf-8")

    result = run("build", "handouts/uden.md", "--kind", kind)

    assert_told(result, "handouts/uden.md", None)
    assert "no exercises" in result.stderr
    assert not (desk / "dist").exists()


def test_the_leaflet_is_made_where_only_the_log_cannot_be(run, desk):
    """What can be made is made."""
    (desk / "handouts" / "uden.md").write_text(f"{HEAD}Tekst.\n\n{RED_FLAGS}", encoding="utf-8")

    result = run("build", "handouts/uden.md", "--kind", "log", "--kind", "leaflet")

    assert result.exit_code == 1
    assert result.stdout.splitlines() == ["dist/uden.pdf"]


def test_a_place_that_cannot_be_written_is_told(run, desk):
    """A file stands where the folder should be."""
    (desk / "dist").write_text("en fil")

    result = run("build", "handouts/knæ.md")

    assert_told(result, "dist", None)
    assert (desk / "dist").read_text() == "en fil"


def test_all_faults_are_told_at_once(run, desk):
    """An author mends ten faults in one round."""
    text = f"---\nlastUpdated: i går\nreviewBy: aldrig\n---\n\n{EXERCISES}| a | b | c | d |\n"
    (desk / "handouts" / "mange.md").write_text(text, encoding="utf-8")

    result = run("build", "handouts/mange.md")

    assert len(faults_told(result.stderr)) >= 3


def test_a_link_to_itself_is_told(run, desk):
    """A circle of links is not followed for ever."""
    (desk / "handouts" / "ring.md").symlink_to("ring.md")

    result = run("build", "handouts/ring.md")

    assert_told(result, "handouts/ring.md", None)
