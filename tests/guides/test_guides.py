"""What holds for every guide: its commands, its links, its pictures, and who is named in it."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from click.testing import CliRunner
from PIL import Image
from support.guides import DOCS, GUIDES, commands, prose, read_guide
from support.seeing import apart

from handoutgen import cli

every_guide = pytest.mark.parametrize("name", GUIDES)

COMMANDS = [words for name in GUIDES for words in commands(read_guide(name))]
MOST_BYTES = 60_000


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_is_one_that_there_is(words):
    """With options that it has, and values that they take; nothing is run."""
    command = cli.main.get_command(None, words[0])

    assert command is not None
    command.make_context(words[0], words[1:])


def test_single_options_are_known():
    """Those named in running text and in tables."""
    known = {
        option
        for name in cli.main.list_commands(None)
        for parameter in cli.main.get_command(None, name).params
        for option in parameter.opts
    }
    told = {option for name in GUIDES for option in re.findall(r"`(--[a-z][a-z-]+)", prose(read_guide(name)))}

    assert told
    assert told - known == set()


def test_values_of_single_options_are_taken():
    """`--edition large` in a table is parsed like a whole command."""
    told = {told for name in GUIDES for told in re.findall(r"`(--[a-z]+ [^`]+)`", prose(read_guide(name)))}

    assert len(told) >= 8
    for words in told:
        cli.main.get_command(None, "build").make_context("build", words.split(" ", 1))


@every_guide
def test_files_in_commands_exist(name, root):
    """Articles and clinics that come with the program; others are the reader's own."""
    for words in commands(read_guide(name)):
        for word in words:
            if word.startswith(("handouts/", "clinics/")) and word != "clinics/min-klinik":
                assert (root / word).exists(), word


@every_guide
def test_links_lead_somewhere(name, root):
    """To files, and to headings in them."""
    found = re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", read_guide(name))

    assert found
    for target in found:
        path, _, anchor = target.partition("#")
        assert not target.startswith("http"), "a reader on the ward may have no network"
        file = DOCS / path
        assert file.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.M)
            assert anchor in {
                re.sub(r"[^\w -]", "", one).strip().lower().replace(" ", "-") for one in headings
            }


@every_guide
def test_every_picture_has_words(name):
    """For those who cannot see it: a sentence."""
    for words in re.findall(r"!\[([^\]]*)\]", read_guide(name)):
        assert len(words.split()) >= 8
        assert words.endswith(".")


def test_pictures_are_those_of_the_guides():
    """None is missing, none is left over, and none is large."""
    shown = [path for name in GUIDES for path in re.findall(r"\(pictures/([^)]+)\)", read_guide(name))]
    files = {path.name: path.stat().st_size for path in (DOCS / "pictures").iterdir()}

    assert sorted(shown) == sorted(files)
    assert max(files.values()) <= MOST_BYTES


def test_pictures_are_made_by_the_command(root, tmp_path):
    """The same names, and what a reader sees is what the program prints today.

    Where this fails after a change of the page: `python -m docs.make_pictures`, and look at them.
    """
    code = (
        "from pathlib import Path; import sys; from docs.make_pictures import make; make(Path(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=root, check=True, capture_output=True)

    made, kept = ({path.name: path for path in folder.iterdir()} for folder in (tmp_path, DOCS / "pictures"))
    assert sorted(made) == sorted(kept)
    for name, path in kept.items():
        with Image.open(path) as one, Image.open(made[name]) as other:
            mean, worst = apart(one.convert("L"), other.convert("L"))
        assert mean < 4, name
        assert worst < 0.5, name


@every_guide
def test_numbers_and_addresses_are_nobodys(name):
    """Numbers of the sample clinics begin with 00; addresses end with .example."""
    text = read_guide(name)

    assert [one for one in re.findall(r"\b\d\d \d\d \d\d \d\d\b", text) if not one.startswith("00")] == []
    addresses = re.findall(r"(?:www\.|@|https?://)[\w./-]+", text)
    assert [one for one in addresses if ".example" not in one and one != "www.python.org"] == []


def test_a_command_that_is_not_there_is_found():
    """The test itself: a slip in a guide does not pass."""
    found = commands("```sh\nhandoutgen build x.md --kinds log\n```\n")

    assert found == [["build", "x.md", "--kinds", "log"]]
    assert CliRunner().invoke(cli.main, found[0]).exit_code == 2
