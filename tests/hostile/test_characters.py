"""Characters that cannot be seen or shown, wherever they stand: shown, or told of with name and line."""

from __future__ import annotations

import io
import unicodedata

import pikepdf
import pytest
from support.hostile import Case, judge
from support.listening import words_of

from handoutgen.model.faults import shown

HANDOUT = "handouts/a.md"
LEFT_OUT = "cannot be seen and is left out"
NO_FONT = "is in none of the fonts; [?] is printed."
REPLACED = "cannot be printed and is set as \ufffd"
A_SPACE = "is set as a space"


def everywhere(odd: str) -> str:
    """Return an article with something odd in each place that has words of its own."""
    return (
        f"---\ntitle: Tit{odd}el\nauthor: For{odd}fatter\nsummary:\n  - Kort{odd}fortalt\n"
        f"sources:\n  - Kil{odd}de\n---\n\n"
        f"Brød{odd}tekst, *vig{odd}tig*.\n\n## Over{odd}skrift\n\n"
        f"| Ho{odd}ved | B |\n|---|---|\n| Cel{odd}le | `Ko{odd}de` |\n\n"
        f"Se [Lin{odd}ket](https://a.example/).\n\n![Bil{odd}lede](x.png)\n\n"
        f"## Hvornår skal du søge læge?\n\nVed fe{odd}ber.\n"
    )


def around(odd: str) -> tuple[str, ...]:
    """Return all words of that article, with what shall be printed in place of the odd character."""
    words = (
        "Tit|el",
        "Kort|fortalt",
        "Kil|de",
        "Brød|tekst",
        "Over|skrift",
        "Ho|ved",
        "Cel|le",
        "Ko|de",
        "Lin|ket",
    )
    return tuple(word.replace("|", odd) for word in (*words, "Bil|lede", "fe|ber"))


def told_of(odd: str, how: str) -> str:
    name = unicodedata.name(
        odd, "a control character" if unicodedata.category(odd) == "Cc" else "no character"
    )
    return f"{HANDOUT}:2: The character U+{ord(odd):04X} ({name}) {how}"


def left_out(name: str, odd: str) -> Case:
    return Case(name, {HANDOUT: everywhere(odd)}, told=(told_of(odd, LEFT_OUT),), printed=around(""))


def replaced(name: str, odd: str) -> Case:
    told = told_of(odd, REPLACED)
    return Case(name, {HANDOUT: everywhere(odd)}, told=(told,), printed=around("[?]"))


def spaced(name: str, odd: str) -> Case:
    article = everywhere("").replace("tekst", f"{odd}tekst").replace("Titel", f"Tit{odd}el")
    return Case(name, {HANDOUT: article}, told=(told_of(odd, A_SPACE),), printed=("Brød tekst", "Tit el"))


def unknown(name: str, odd: str) -> Case:
    """Return the case of letters that no font has; each is told of on every line."""
    strange = odd.partition("\ufe0f")[0]
    told = tuple(
        f"{HANDOUT}:{line}: The character »{shown(letter)}« (U+{ord(letter):04X}, "
        f"{unicodedata.name(letter, 'without a name')}) {NO_FONT}"
        for line in (2, 5, 7, 10, 12, 14, 16, 18, 20, 24)
        for letter in strange
    )
    return Case(name, {HANDOUT: everywhere(odd)}, told=told, printed=around("[?]" * len(strange)))


UNSEEN = {
    "a right-to-left override": "\u202e",
    "a left-to-right embedding": "\u202a",
    "an isolate": "\u2066",
    "the end of an isolate": "\u2069",
    "a right-to-left mark": "\u200f",
    "an Arabic letter mark": "\u061c",
    "a zero-width space": "\u200b",
    "a zero-width joiner between letters": "\u200d",
    "a zero-width non-joiner between letters": "\u200c",
    "a word joiner": "\u2060",
    "an invisible times": "\u2062",
    "a byte order mark in the middle": "\ufeff",
    "a grapheme joiner": "\u034f",
    "a Hangul filler": "\u3164",
    "a Mongolian vowel separator": "\u180e",
    "an interlinear annotation": "\ufff9",
    "a musical format character": "\U0001d173",
    "a letter of the tags block": "\U000e0041",
    "a variation selector of plane 14": "\U000e0100",
}

BROKEN = {
    "a bell": "\x07",
    "an escape": "\x1b",
    "a backspace": "\x08",
    "a delete": "\x7f",
    "a control sequence introducer": "\x9b",
    "a noncharacter": "\ufdd0",
    "the last noncharacter": "\U0010ffff",
}

CASES = [
    *(left_out(name, odd) for name, odd in UNSEEN.items()),
    *(replaced(name, odd) for name, odd in BROKEN.items()),
    spaced("a form feed", "\x0c"),
    spaced("a next line", "\x85"),
    spaced("a line separator", "\u2028"),
    spaced("a paragraph separator", "\u2029"),
    spaced("an em space", "\u2003"),
    spaced("an ideographic space", "\u3000"),
    unknown("a private-use character", "\ue000"),
    unknown("an unassigned character", "\u0378"),
    unknown("an emoji", "🪗"),
    unknown("two emoji", "🪗🪀"),
    unknown("an emoji joined to another, which is one sign", "🪗\ufe0f\u200d👩"),
    unknown("Arabic", "مر"),
    unknown("Hebrew", "של"),
    unknown("Chinese", "漢字"),
    unknown("Thai", "ทย"),
    unknown("Devanagari", "हन"),
    Case(
        "a thumb with a skin tone",
        {HANDOUT: everywhere("👍🏽")},
        untold=(NO_FONT,),
        printed=around("👍"),
    ),
    Case("a flag", {HANDOUT: everywhere("🇩🇰")}, untold=(NO_FONT,), printed=around("🇩🇰")),
    Case(
        "a woman who runs",
        {HANDOUT: everywhere("🏃🏽\u200d♀\ufe0f")},
        untold=(NO_FONT,),
        printed=around("🏃"),
    ),
    Case("a variation selector", {HANDOUT: everywhere("\ufe0e")}, printed=around("")),
    Case("a soft hyphen", {HANDOUT: everywhere("\u00ad")}, printed=around("")),
    Case(
        "two hundred accents on one letter",
        {HANDOUT: everywhere("x" + "\u0301" * 200)},
        told=(
            f"{HANDOUT}:2: The character U+0301 (COMBINING ACUTE ACCENT) is piled on others and is left out",
        ),
        printed=around("x\u0301\u0301\u0301"),
    ),
    Case(
        "an accent of its own",
        {HANDOUT: everywhere("x\u0323")},
        untold=("U+0323",),
        printed=around("x\u0323"),
    ),
    Case(
        "a zero byte",
        {HANDOUT: everywhere("\x00")},
        exit=1,
        told=(f"{HANDOUT}:2: The file is not text: it holds a zero byte.",),
    ),
    Case(
        "a lone surrogate",
        {HANDOUT: everywhere("\ud800")},
        exit=1,
        told=(f"{HANDOUT}:2: The file is not UTF-8.",),
    ),
    Case(
        "an overlong form",
        {HANDOUT: everywhere("").encode() + b"\xc0\xaf"},
        exit=1,
        told=(":25: The file is not UTF-8.",),
    ),
    Case(
        "UTF-16",
        {HANDOUT: everywhere("").encode("utf-16")},
        exit=1,
        told=(f"{HANDOUT}: The file is UTF-16.",),
    ),
    Case(
        "UTF-32",
        {HANDOUT: everywhere("").encode("utf-32-be")},
        exit=1,
        told=(f"{HANDOUT}:1: The file is not text",),
    ),
    Case("only carriage returns", {HANDOUT: everywhere("").replace("\n", "\r")}, printed=around("")),
    Case("mixed line ends", {HANDOUT: everywhere("").replace("\n\n", "\r\n\n")}, printed=around("")),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_character_is_shown_or_told_of(case, desk):
    """In every place with words: nothing hides on the sheet, nor in its metadata and bookmarks."""
    outcome = judge(case, desk)

    for pdf in outcome.made.values():
        said = "".join((*words_of(pdf), *metadata_of(pdf)))
        assert [odd for odd in (*UNSEEN.values(), *BROKEN.values()) if odd in said and odd != "\u200d"] == []


def metadata_of(pdf: bytes) -> list[str]:
    """Return title, author and the titles of bookmarks, and the packet of metadata."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        said = [str(document.docinfo[key]) for key in ("/Title", "/Author")]
        # The packet itself begins with a byte order mark.
        said.append(document.Root.Metadata.read_bytes().decode().replace('begin="\ufeff"', ""))
        with document.open_outline() as outline:
            said += [item.title for item in outline.root]
    return said
