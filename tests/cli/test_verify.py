"""`handoutgen verify`: what a file is, whether it conforms, and what is wrong with it, in words."""

from __future__ import annotations

import io
import os
import random
import re
import sys
from functools import partial

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas
from support.leaflets import BODY, pdf_of
from support.told import faults_told

from handoutgen import __version__, verify
from handoutgen.model.patient import Patient


def assert_told(result, *paths: str) -> None:
    """One fault or more for each of these files, each with a remedy, on stderr alone."""
    assert result.exit_code == 1
    assert list(dict.fromkeys(fault.path for fault in faults_told(result.stderr))) == list(paths)


@pytest.fixture
def leaflet(tmp_path_factory) -> bytes:
    """A leaflet of ours, for a clinic and a patient."""
    folder = tmp_path_factory.mktemp("leaflet")
    return pdf_of(BODY, folder, 'id = "klit"\nname = "Klit"\n', patient=Patient("Åse Holm", None, "Jens"))


def changed(pdf: bytes, change, **options: object) -> bytes:
    """Return the file as another program saves it after `change`."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        document.save(file, **options)
    return file.getvalue()


def foreign() -> bytes:
    """Return a PDF that somebody else made."""
    file = io.BytesIO()
    canvas = Canvas(file)
    canvas.drawString(72, 720, "Hej")
    canvas.save()
    return file.getvalue()


def without_tags(document: pikepdf.Pdf) -> None:
    del document.Root.StructTreeRoot


def without_change(document: pikepdf.Pdf) -> None: ...


def within_itself(document: pikepdf.Pdf) -> None:
    document.Root.StructTreeRoot.K.K = document.Root.StructTreeRoot.K


def test_a_leaflet_is_told_and_found_sound(run, desk):
    """One fact a line, in an order that scripts may rely on."""
    run("build", "handouts/knæ.md", "--clinic", "clinics/klit", "--kind", "log", "--edition", "a5")

    result = run("verify", "dist/knæ-log-a5.pdf")

    with pikepdf.open(desk / "dist" / "knæ-log-a5.pdf") as document:
        pages = len(document.pages)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.splitlines() == [
        "dist/knæ-log-a5.pdf",
        "    article: knæ",
        "    kind: log",
        "    edition: a5",
        "    clinic: klit",
        f"    made by: handoutgen {__version__}",
        f"    pages: {pages}",
        "    PDF/UA-1: conforms",
        "    PDF/A-2a: conforms",
    ]


def test_without_a_clinic_none_is_told(run):
    """Plain leaflets have none."""
    run("build", "handouts/knæ.md")

    assert "    clinic: none\n" in run("verify", "dist/knæ.pdf").stdout


def test_nothing_of_the_patient_is_told(run, desk, leaflet):
    """A list of leaflets is no list of patients."""
    (desk / "a.pdf").write_bytes(leaflet)

    result = run("verify", "a.pdf")

    assert result.exit_code == 0
    assert not any(word in result.output for word in ("Åse", "Holm", "Jens"))


def test_a_leaflet_that_lost_its_tags_is_told(run, desk, leaflet):
    """As some programs do that save a PDF anew; the rule and the object are named."""
    (desk / "a.pdf").write_bytes(changed(leaflet, without_tags))

    result = run("verify", "a.pdf")

    assert_told(result, "a.pdf")
    assert "    article: knæ\n" in result.stdout
    assert "    PDF/UA-1: does not conform\n    PDF/A-2a: does not conform\n" in result.stdout
    assert "(PDFUA1-STRUCT-TREE-ROOT-001, object " in result.stderr
    assert "Build the leaflet anew" in result.stderr


def test_a_foreign_file_is_judged_and_said_to_be_foreign(run, desk):
    """A clinic may hand out others' leaflets too."""
    (desk / "a.pdf").write_bytes(foreign())

    result = run("verify", "a.pdf")

    assert_told(result, "a.pdf")
    assert result.stdout.splitlines()[:3] == ["a.pdf", "    leaflet: not one of handoutgen's", "    pages: 1"]
    assert "Build the leaflet anew" not in result.stderr


def test_a_sound_foreign_file_is_no_fault(run, desk, leaflet):
    """Only what is wrong is wrong."""
    (desk / "a.pdf").write_bytes(leaflet.replace(b"urn:handoutgen:leaflet:1", b"urn:somebody-else:what:1"))

    result = run("verify", "a.pdf")

    assert result.exit_code == 0
    assert "not one of handoutgen's" in result.stdout


LOCKED = {
    "encrypted": pikepdf.Encryption(owner="a", user="b"),
    "encrypted for changes": pikepdf.Encryption(owner="a", user=""),
    "encrypted long ago": pikepdf.Encryption(owner="a", user="b", R=2, aes=False, metadata=False),
}
UNREADABLE = {
    "empty": lambda pdf: b"",
    "random bytes": lambda pdf: random.Random(1).randbytes(50_000),
    "random bytes with a header": lambda pdf: b"%PDF-1.7\n" + random.Random(1).randbytes(50_000),
    "a text": lambda pdf: "Knæet er et stort led.\n".encode(),
    "a header": lambda pdf: b"%PDF-1.7\n",
    "cut in half": lambda pdf: pdf[: len(pdf) // 2],
    "cut at its end": lambda pdf: pdf[:-100],
    "without its beginning": lambda pdf: pdf[2_000:],
    "zeroed": lambda pdf: pdf[:2_000] + bytes(len(pdf) - 2_000),
    "an element within itself": lambda pdf: changed(pdf, within_itself),
    **{
        name: partial(lambda lock, pdf: changed(pdf, without_change, encryption=lock), lock)
        for name, lock in LOCKED.items()
    },
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_judged_is_told(name, run, desk, leaflet):
    """Where nothing is known, nothing is said to conform."""
    (desk / "a.pdf").write_bytes(UNREADABLE[name](leaflet))

    result = run("verify", "a.pdf")

    assert_told(result, "a.pdf")
    assert result.stdout == ""
    assert ("encrypted" in result.stderr) == (name in LOCKED)


@pytest.mark.parametrize(
    "path", ["væk.pdf", "handouts", "handouts/knæ.md", "handouts/knæ.md/x.pdf", "a" * 300]
)
def test_what_is_no_pdf_file_is_told(path, run):
    """A folder, a text, a name too long."""
    result = run("verify", path)

    assert_told(result, path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes among its files.")
def test_a_pipe_is_not_waited_for(run, desk):
    """It would never end."""
    os.mkfifo(desk / "a.pdf")

    assert_told(run("verify", "a.pdf"), "a.pdf")


def test_a_file_too_large_is_not_read_on(run, desk, monkeypatch, leaflet):
    """A disk image by mistake must not fill the memory."""
    monkeypatch.setattr(verify, "LARGEST", len(leaflet))
    (desk / "fits.pdf").write_bytes(leaflet)
    (desk / "large.pdf").write_bytes(leaflet + b"\n")

    result = run("verify", "fits.pdf", "large.pdf")

    assert_told(result, "large.pdf")
    assert result.stdout.startswith("fits.pdf\n")


def test_one_bad_file_stops_no_other(run, desk, leaflet):
    """In the order that was asked for."""
    for name in ("a.pdf", "c.pdf"):
        (desk / name).write_bytes(leaflet)
    (desk / "b.pdf").write_bytes(b"")

    result = run("verify", "a.pdf", "b.pdf", "væk.pdf", "c.pdf")

    assert_told(result, "b.pdf", "væk.pdf")
    assert re.findall(r"^\S+", result.stdout, re.MULTILINE) == ["a.pdf", "c.pdf"]


def test_many_objections_are_counted(run, desk, monkeypatch):
    """A terminal full of one sentence helps nobody."""
    monkeypatch.setattr(verify, "_MOST", 2)
    (desk / "a.pdf").write_bytes(foreign())

    result = run("verify", "a.pdf")

    assert_told(result, "a.pdf")
    assert len(faults_told(result.stderr)) == 6
    assert "further objections." in result.stderr


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="The file system refuses such a name.")
def test_a_name_that_is_no_text_can_be_told(run, desk, leaflet):
    """A name from an old Windows disk."""
    name = os.fsdecode(b"kn\xe6.pdf")
    (desk / name).write_bytes(leaflet)

    assert run("verify", name).exit_code == 0


def test_without_the_judge_its_extra_is_named(run, desk, monkeypatch, leaflet):
    """Most clinics install the program without it."""
    monkeypatch.setitem(sys.modules, "page", None)
    (desk / "a.pdf").write_bytes(leaflet)

    result = run("verify", "a.pdf")

    assert_told(result, "handoutgen verify")
    assert "pip install -c constraints.txt '.[verify]'." in result.stderr
    assert result.stdout == ""


def test_without_a_file_it_is_wrong_use(run):
    """Exit code 2, as everywhere on the command line."""
    assert run("verify").exit_code == 2
