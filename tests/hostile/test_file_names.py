"""Names of files that are odd, on this system or on another that a leaflet may be copied to."""

from __future__ import annotations

import unicodedata

import pytest
from support.hostile import Case, article, judge, lay, run_watched

A = article()
COMPOSED = "Skulderøvelser på gulvet – æøåé"
APART = unicodedata.normalize("NFD", COMPOSED)
AE = unicodedata.normalize("NFD", "æ-å")
CLINIC = 'name = "Klinikken Klitten"\n'
LIST = "Navn;Artikel\nAnna Eksempel;{}\n"


def of(name: str, made: str | None, **more) -> Case:
    """Return the case of an article with this name, asked for by its path."""
    path = f"handouts/{name}"
    return Case(
        f"an article called {name!r:.60}",
        {path: A},
        words=("build", path),
        made=(made,) if made else (),
        **{"exit": 0 if made else 1, **more},
    )


def clinics(identity: str, made: str) -> Case:
    """Return the case of one clinic of two with this id."""
    files = {"handouts/a.md": A, "clinics/x/clinic.toml": f"{CLINIC}id = {identity!r}\n"}
    files["clinics/y/clinic.toml"] = CLINIC
    words = ("build", "handouts/a.md", "--clinic", "clinics")
    return Case(f"a clinic's id {identity}", files, words=words, made=(f"{made}/a.pdf", "y/a.pdf"))


NAMES = [
    of(f"{COMPOSED}.md", f"{COMPOSED}.pdf"),
    of(f"{APART}.md", f"{COMPOSED}.pdf"),
    of("to ord.md", "to ord.pdf"),
    of(" .md", "_.pdf"),
    of("-a.md", "-a.pdf"),
    of("--clinic.md", "--clinic.pdf"),
    of("linje\nskift.md", "linje_skift.pdf"),
    of("a.md: 1: Alt er godt.\n    Gå hjem.\nb.md", "a.md_ 1_ Alt er godt._    Gå hjem._b.pdf"),
    of("\x1b[2J\x07rød.md", "_[2J_rød.pdf"),
    of("\udcff\udce6.md", "__.pdf"),
    of("højre\u202etil\u2066venstre.md", "højre_til_venstre.pdf"),
    of("usyn\u200blig.md", "usyn_lig.pdf"),
    of("CON.md", "_CON.pdf"),
    of("aux.md", "_aux.pdf"),
    of("NUL..md", "_NUL.pdf"),
    of("com¹.md", "_com¹.pdf"),
    of("lpt9 .tekst.md", "_lpt9 .tekst.pdf"),
    of("prik. . ..md", "prik.pdf"),
    of("a:b.md", "a_b.pdf"),
    of('a?b*<c>|"d".md', "a_b__c___d_.pdf"),
    of("a\\..\\..\\b.md", "a_.._.._b.pdf"),
    of("...md", "_.pdf"),
    of("~.md", "~.pdf"),
    of("$HOME`id`;&.md", "$HOME`id`;&.pdf"),
    of("{0.__class__}%s%n.md", "_0.__class___%s%n.pdf"),
    of("=HYPERLINK(1).md", "=HYPERLINK(1).pdf"),
    of("a" * 248 + ".md", "a" * 248 + ".pdf"),
    of("a" * 252 + ".md", None, told=("would have more than 255 bytes",)),
    of("ø" * 126 + ".md", None, told=("would have more than 255 bytes",)),
    of("ﷺ" * 83 + ".md", "ﷺ" * 83 + ".pdf"),
    of("010190-1234.md", "010190-1234.pdf"),
    Case(
        "a name with a dash, after --",
        {"-a.md": A},
        words=("build", "--", "-a.md"),
        made=("-a.pdf",),
    ),
    Case(
        "names with dashes in a folder",
        {"handouts/-a.md": A, "handouts/--out=x.md": A},
        words=("build",),
        made=("--out=x.pdf", "-a.pdf"),
    ),
    Case(
        "two files that differ only in form",
        {f"handouts/{APART}.md": A, f"handouts/{COMPOSED}.md": A},
        words=("build",),
        exit=1,
        made=(f"{COMPOSED}.pdf",),
        told=("The leaflet would be written over that of",),
    ),
    Case(
        "two files that differ only in case",
        {"handouts/KNÆ.md": A, "handouts/knæ.md": A},
        words=("build",),
        exit=1,
        made=("KNÆ.pdf",),
        told=("handouts/knæ.md: The leaflet would be written over that of handouts/KNÆ.md.",),
    ),
    Case(
        "a file in one form asked for in the other",
        {f"handouts/{APART}.md": A},
        words=("build", f"handouts/{COMPOSED}.md"),
        made=(f"{COMPOSED}.pdf",),
    ),
    Case(
        "the same the other way round",
        {f"handouts/{COMPOSED}.md": A},
        words=("build", f"handouts/{APART}.md"),
        made=(f"{COMPOSED}.pdf",),
    ),
    Case(
        "a folder in one form asked for in the other",
        {f"{APART}/{APART}.md": A, f"klinik-{AE}/clinic.toml": CLINIC},
        words=("build", COMPOSED, "--clinic", "klinik-æ-å"),
        made=(f"{COMPOSED}.pdf",),
        printed=("Klinikken Klitten",),
    ),
    Case(
        "a list in one form asked for in the other",
        {"handouts/a.md": A, f"{APART}.csv": LIST.format("a")},
        words=("build", "handouts/a.md", "--patient", f"{COMPOSED}.csv"),
        made=("a-001.pdf",),
    ),
    Case(
        "an article in one form named by a list in the other",
        {f"handouts/{APART}.md": A, "l.csv": LIST.format(COMPOSED)},
        words=("build", "--patient", "l.csv"),
        made=(f"{COMPOSED}-001.pdf",),
    ),
    Case(
        "the longest name of an article in a list",
        {f"handouts/{'a' * 250}.md": A, "l.csv": LIST.format("a" * 250)},
        words=("batch", "--jobs", "1", "--list", "l.csv", "--kind", "exercises", "--edition", "large"),
        exit=1,
        made=(".manifest.key", "manifest.jsonl"),
        told=("would have more than 255 bytes",),
    ),
    Case(
        "a path that is longer than the system takes",
        {"handouts/a.md": A},
        words=("build", "x/" * 3000 + "a.md"),
        exit=1,
        told=("The file cannot be read: File name too long.",),
    ),
    Case(
        "an output folder that is longer than the system takes",
        {"handouts/a.md": A},
        words=("build", "handouts/a.md", "--out", "dist/" + "x" * 200 + "/y" * 2000),
        exit=1,
        told=("The leaflet cannot be written (File name too long).",),
    ),
    Case(
        "a name with a byte of zero",
        {"handouts/a.md": A, "l.csv": LIST.format("a\\0b")},
        words=("build", "--patient", "l.csv"),
        exit=1,
    ),
    clinics("CON", "_CON"),
    clinics("nul.klitten", "_nul.klitten"),
    Case(
        "a clinic's id that no file can have",
        {"handouts/a.md": A, "clinics/x/clinic.toml": f'{CLINIC}id = "klit. ."\n'},
        words=("build", "handouts/a.md", "--clinic", "clinics"),
        exit=1,
        told=("clinics/x/clinic.toml:2: »klit. .« cannot name the clinic's files.",),
    ),
    Case(
        "clinics' ids that differ only in case",
        {
            "handouts/a.md": A,
            "clinics/x/clinic.toml": f'{CLINIC}id = "Klit"\n',
            "clinics/y/clinic.toml": f'{CLINIC}id = "klit"\n',
        },
        words=("build", "handouts/a.md", "--clinic", "clinics"),
        exit=1,
        made=("Klit/a.pdf",),
        told=("The leaflet would be written over that of",),
    ),
]


@pytest.mark.parametrize("case", NAMES, ids=str)
def test_any_name_of_a_file_gives_a_leaflet_that_every_system_can_hold(case, desk):
    """Or is told; what is told stays on its line."""
    outcome = judge(case, desk)

    assert len(outcome.stdout.splitlines()) == sum(name.endswith(".pdf") for name in outcome.made)
    assert all(one.isprintable() for line in outcome.stderr.split("\n") for one in line)
    assert all(one.isprintable() for line in outcome.stdout.split("\n") for one in line)


PATTERNS = [
    ("{clinic}/../../{article}", None),
    ("/tmp/{article}", None),
    ("C:{article}", None),
    ("..\\{article}", None),
    ("{article.__class__}", None),
    ("{article!r}", None),
    ("{0}", None),
    ("{article:>99999999}", None),
    ("{row:099}", None),
    ("{number:0999999999}", None),
    ("a\n{article}", None),
    ("{name}", None),
    ("x" * 260 + "{article}", 1),
    ("CON/{article}", "_CON/a.pdf"),
    ("nul.{article}", "_nul.a.pdf"),
    (". {article} .", ". a.pdf"),
    ("~/{article}", "~/a.pdf"),
    ("{article}/" * 900 + "{article}", "a/" * 900 + "a.pdf"),
    ("{article}/" * 2500 + "{article}", 1),
    ("manifest.jsonl/{article}", 1),
    (".manifest.key/{article}", 1),
]


@pytest.mark.parametrize(("pattern", "made"), PATTERNS, ids=[repr(pattern)[:20] for pattern, _ in PATTERNS])
def test_a_pattern_leads_nowhere_else(pattern, made, desk):
    """It is wrong use, or a name below the output folder."""
    listed = (".manifest.key", "manifest.jsonl") if made is not None else ()
    case = Case(
        "a pattern",
        {"handouts/a.md": A},
        words=("batch", "--jobs", "1", "--pattern", pattern),
        exit=2 if made is None else 1 if made == 1 else 0,
        made=(*listed, made) if isinstance(made, str) else listed,
    )

    judge(case, desk)


def test_faults_of_a_file_with_an_odd_name_stay_on_their_line(desk):
    """Nobody may forge what we say, nor move a terminal's cursor."""
    name = "handouts/\x1b[31ma.md:1: Alt er godt.\n    Gå hjem.\nb\udcff.md"
    case = Case("forged", {name: "uden titel\n"}, words=("build", name), exit=1)

    outcome = judge(case, desk)

    assert "\x1b" not in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 2


TELLING = [
    ("list",),
    ("list", "--format", "json"),
    ("list", "--format", "csv"),
    ("due",),
    ("due", "--format", "json"),
    ("check",),
    ("check", "--format", "json"),
    ("check", "--format", "sarif"),
    ("outline", "handouts/\udcfe.md"),
    ("batch", "--jobs", "1"),
    ("batch", "--jobs", "1", "--strict"),
]


@pytest.mark.parametrize("words", TELLING, ids=" ".join)
def test_every_command_tells_of_files_with_odd_names(words, desk):
    """In a form that its readers can take: a table for a spreadsheet alone has the name as it is."""
    lay(desk, {f"handouts/{name}": A for name in ("\udcff.md", "\x1b[31mæ\n.md", f"{APART}.md")})
    lay(desk, {"handouts/\udcfe.md": "uden titel"})

    outcome = run_watched(desk, words)

    assert outcome.exit == 1
    assert "Traceback" not in outcome.stderr
    assert "fails on" not in outcome.stderr
    assert "\x1b" not in outcome.stderr
    assert "csv" in words or "\x1b" not in outcome.stdout
