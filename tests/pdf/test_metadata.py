"""What a leaflet says of itself: which one it is, and never whose."""

from __future__ import annotations

import io
import zlib
from datetime import date

import pikepdf
import pytest
from support.judging import objections
from support.leaflets import BODY, DAY, pdf_of, read_outline

from handoutgen import __version__
from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Patient
from handoutgen.pdf.metadata import LEAFLET_NAMESPACE, Origin
from handoutgen.pdf.packet import read_origin
from handoutgen.press import print_leaflet

CLINIC = 'id = "klit"\nname = "Klinik Å"\n'
PROGRAM = f"handoutgen {__version__}"
ASE = Patient("Åse Østergård-Sørensen", date(2026, 5, 1), "Jens Ærø")


def named(name: str, folder) -> bytes:
    """Print an article of this file name for no clinic."""
    outline = read_outline(BODY, folder, name)
    return print_leaflet(outline, PLAIN_CLINIC, kind=Kind.LEAFLET, edition=Edition.STANDARD, issued=DAY).pdf


def packet(facts: str, head: str = "", more: str = "") -> bytes:
    """Return bytes that hold a packet with these properties, as another program may write it."""
    return (
        f'%PDF-1.7 …<?xpacket begin="" id="x"?>{head}<r xmlns:f="{LEAFLET_NAMESPACE}" '
        f'xmlns:xmp="http://ns.adobe.com/xap/1.0/"{more}>{facts}</r><?xpacket end="w"?>…'
    ).encode()


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("kind", Kind)
def test_a_leaflet_says_which_one_it_is(kind, edition, tmp_path):
    """A file that has lost its name is still known, and stays clean."""
    pdf = pdf_of(BODY, tmp_path, CLINIC, kind=kind, edition=edition)

    assert read_origin(pdf) == (Origin("knæ", kind, edition, "klit"), PROGRAM)
    assert objections(pdf) == []


def test_without_a_clinic_none_is_named(tmp_path):
    """The property is absent, not empty."""
    pdf = pdf_of(BODY, tmp_path)

    assert read_origin(pdf)[0].clinic is None
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert b"<leaflet:clinic" not in document.Root.Metadata.read_bytes()


def test_both_metadata_name_the_same_program(tmp_path):
    """PDF/A asks that Info and XMP agree."""
    with pikepdf.open(io.BytesIO(pdf_of(BODY, tmp_path))) as document, document.open_metadata() as xmp:
        assert str(document.docinfo.Creator) == xmp["xmp:CreatorTool"] == PROGRAM


def test_the_patient_is_in_no_metadata(tmp_path):
    """Neither in XMP nor in Info, nor anywhere in plain: with and without a name they are the same."""
    told, silent = pdf_of(BODY, tmp_path, CLINIC, patient=ASE), pdf_of(BODY, tmp_path, CLINIC)

    assert metadata_of(told) == metadata_of(silent)
    for word in (*ASE.name.replace("-", " ").split(), "Jens", "Ærø", "1. maj"):
        for form in ("utf-8", "latin-1", "utf-16-be"):
            assert word.encode(form) not in plain_objects(told)


def metadata_of(pdf: bytes) -> tuple[bytes, dict[str, str]]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        info = {key: str(value) for key, value in document.docinfo.items()}
        return document.Root.Metadata.read_bytes(), info


def plain_objects(pdf: bytes) -> bytes:
    """Return the file and its packed objects unpacked; pages, which hold the name by right, stay packed."""
    plain = pdf
    for part in pdf.split(b"/Type/ObjStm")[1:]:
        entries, content = part[: part.index(b"\r\nendstream")].split(b"stream\n", 1)
        if b"/FlateDecode" in entries:
            plain += zlib.decompress(content)
    return plain


def test_a_file_named_after_a_cpr_number_is_not_named(tmp_path):
    """A number in a file's name must not travel on in the leaflet."""
    pdf = named("knæ 010190-1234.md", tmp_path)

    assert read_origin(pdf) == (Origin(None, "leaflet", "standard", None), PROGRAM)
    assert b"010190" not in pdf


@pytest.mark.parametrize("name", ["a & b <c>", "æøå - 'x' \"y\"", "x" * 150, "a]]>b", "\u202egpj", "१२"])
def test_any_file_name_makes_a_sound_file(name, tmp_path):
    """It goes into XML."""
    pdf = named(f"{name}.md", tmp_path)

    assert read_origin(pdf)[0].article == name.replace("\u202e", "")
    assert objections(pdf) == []


def test_facts_outlive_another_program(tmp_path):
    """Who adds a bookmark and saves, writes the packet anew in its own manner."""
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_of(BODY, tmp_path, CLINIC))) as document:
        with document.open_metadata() as xmp:
            xmp["dc:subject"] = {"knæ"}
        document.save(file)

    assert read_origin(file.getvalue())[0] == Origin("knæ", "leaflet", "standard", "klit")


def test_facts_may_be_attributes():
    """As XMP may be written shortly."""
    told = packet('<d f:kind="log" f:edition="a5" xmp:CreatorTool="p"/>')

    assert read_origin(told) == (Origin(None, "log", "a5", None), "p")


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
HOSTILE = {
    "entities that grow": packet("<f:kind>&e8;</f:kind>", f'<!DOCTYPE r [<!ENTITY e0 "ha">{ENTITIES}]>'),
    "a file read": packet("<f:kind>&e;</f:kind>", '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    "a harmless document type": packet("<f:kind>log</f:kind>", "<!DOCTYPE r>"),
    "broken XML": packet("<f:kind>log<f:kind>"),
    "no such prefix": packet("<g:kind>log</g:kind>"),
    "no kind": packet("<f:article>knæ</f:article>"),
    "nothing in it": packet("<f:kind> \t</f:kind>"),
    "no beginning": b"x" * 99_999 + LEAFLET_NAMESPACE.encode(),
    "no end": packet("<f:kind>log</f:kind>").split(b"<?xpacket end")[0],
    "a begin without its end": b"<?xpacket begin " + LEAFLET_NAMESPACE.encode() + b"<?xpacket end",
    "far apart": packet("<f:kind>log</f:kind>" + " " * 200_000),
    "an attribute twice": packet("<f:kind>log</f:kind>", more=' f:a="1" f:a="2"'),
    "bytes that are no UTF-8": packet("<f:kind>log</f:kind>").replace(b"log", b"\xff\xfe"),
    "an empty file": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_packet_that_cannot_be_trusted_tells_nothing(name):
    """At once, and without looking elsewhere."""
    assert read_origin(HOSTILE[name]) is None


def test_deep_xml_is_read_at_once():
    """Elements within elements, as many as fit."""
    deep = packet("<f:kind>log</f:kind>" + "<a>" * 8_000 + "</a>" * 8_000)

    assert read_origin(deep)[0].kind == "log"


def test_a_fact_can_do_nothing_to_a_terminal():
    """No control characters, no second line, no end of it."""
    told = packet(f"<f:kind>a\n\u0085b\u202ec</f:kind><f:article>{'x' * 9_999}</f:article>")

    origin = read_origin(told)[0]
    assert origin.kind == "a bc"
    assert len(origin.article) == 200


def test_the_last_packet_counts():
    """A file that was updated holds the old one before it."""
    both = packet("<f:kind>log</f:kind>") + packet("<f:kind>leaflet</f:kind>")

    assert read_origin(both)[0].kind == "leaflet"
