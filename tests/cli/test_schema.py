"""`handoutgen schema`: editors complete and check what articles, clinics and patients are written in."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator
from support.commented import in_force
from support.schemas import objections

from handoutgen.model.faults import Level
from handoutgen.reading.clinic_shape import ArticleShape, ClinicShape
from handoutgen.reading.clinics import read_clinic
from handoutgen.reading.patient_shape import PatientShape

SAMPLES = ("fysioterapi-klitten", "ryghuset-engbakken")


@pytest.mark.parametrize("what", ["article", "clinic", "patient"])
def test_a_schema_is_sound(what, run):
    """An editor refuses a schema that is none, and says nothing of it."""
    result = run("schema", what)

    assert (result.exit_code, result.stderr) == (0, "")
    schema = json.loads(result.stdout)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)


def test_every_key_is_in_the_schema(run):
    """A key that the reader knows and the schema does not would be marked as wrong."""
    clinic, patient = (json.loads(run("schema", what).stdout) for what in ("clinic", "patient"))

    assert set(clinic["properties"]) == set(ClinicShape.__struct_fields__)
    assert set(clinic["$defs"]["ArticleShape"]["properties"]) == set(ArticleShape.__struct_fields__)
    assert set(patient["properties"]) == set(PatientShape.__struct_fields__)


def test_a_patients_keys_are_explained(run):
    """What an editor shows beside a key."""
    properties = json.loads(run("schema", "patient").stdout)["properties"]

    assert [key for key, told in properties.items() if "description" not in told] == []


def test_the_file_beside_the_samples_is_what_the_command_prints(run, root):
    """Written with `handoutgen schema clinic > clinics/clinic.schema.json`."""
    written = (root / "clinics" / "clinic.schema.json").read_text(encoding="utf-8")

    assert run("schema", "clinic").stdout == written


def test_there_is_no_schema_of_anything_else(run):
    """Wrong use, told as such."""
    assert run("schema", "artikel").exit_code == 2


def test_help_reads_no_shape():
    """Help is instant."""
    code = "import sys, handoutgen.cli.schema; print('msgspec' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_names_its_schema_and_keeps_to_it(name, root):
    """Whoever copies a sample gets help from the first key on."""
    file = root / "clinics" / name / "clinic.toml"
    text = file.read_text(encoding="utf-8")
    first = text.split("\n")[0]

    assert first.startswith("#:schema ")
    named = file.parent / first.removeprefix("#:schema ")
    assert named.resolve() == root / "clinics" / "clinic.schema.json"
    assert objections(text, "clinic") == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_examples_of_a_sample_work(name, root, tmp_path):
    """They are there to be copied: each is right once its # is taken away."""
    text = in_force((root / "clinics" / name / "clinic.toml").read_text(encoding="utf-8"))
    kept = [line for line in text.split("\n") if not line.startswith(("extends", "chain"))]
    file = tmp_path / "klinik" / "clinic.toml"
    file.parent.mkdir()
    file.write_text("\n".join(kept), encoding="utf-8")

    assert objections(text, "clinic") == []
    clinic = read_clinic(file)  # only its pictures are missing
    assert [fault for fault in clinic.faults if fault.level is Level.ERROR] == []


def test_the_samples_show_every_key(root):
    """A key that no sample shows is a key that no clinic finds."""
    texts = [(root / "clinics" / name / "clinic.toml").read_text(encoding="utf-8") for name in SAMPLES]
    shown = "\n".join(map(in_force, texts))

    keys = (*ClinicShape.__struct_fields__, *ArticleShape.__struct_fields__)
    assert [key for key in keys if not re.search(rf"^(?:{key} = |\[.*\b{key}\b)", shown, re.MULTILINE)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        'colour = "rød"',
        'kinds = ["plakat"]',
        "weeks = 9",
        'farve = "#123456"',
        "[[departments]]\nhours = 8",
        "[articles.knae]\nuger = 2",
        "[[articles.knae.own]]\nhow = 'Bøj.'",
    ],
)
def test_an_editor_marks_what_the_reader_refuses(wrong):
    """What can be seen while writing need not be told afterwards."""
    assert objections(f'name = "K"\n{wrong}\n', "clinic") != []


def test_a_patients_file_keeps_to_its_schema():
    """Days are written bare or as texts, exercises by number, by name, or with what is said of them."""
    text = 'date = 2027-01-31\nstart = "1.2.2027"\nnext = 2027-02-03T10:15:00\nexercises = [2, "Knæbøj"]\n'
    told = '[[exercises]]\nexercise = 1\ndose = "3 x 10"\nnote = "Kun højre."\n[doses]\n2 = "2 x 8"\n'

    assert objections(text, "patient") == []
    assert objections(told, "patient") == []
    assert objections("nme = 'Anna'", "patient") != []
