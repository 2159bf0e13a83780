"""What a command calls a new file, looked at before anything is written, and read as a name for people."""

from __future__ import annotations

import os
import re
import unicodedata

from handoutgen.model.faults import Fault, InputError, Spot
from handoutgen.reading.characters import cleaned, on_one_line

_UNPRINTABLE = ("Cc", "Cs", "Zl", "Zp")
"""Control codes, bytes that are no text, and ends of lines."""
_SLASHES = tuple(filter(None, (os.sep, os.altsep)))


def is_bare(said: str) -> bool:
    """Whether a name stands alone, without a folder."""
    return not any(slash in said for slash in _SLASHES)


def look_at(said: str) -> None:
    """Raise `InputError` where a name or path cannot name a file of ours."""
    if not on_one_line(said):
        raise refusal(said, "The name is empty.", "Write a name, such as ondt-i-foden.")
    if not is_one_line(said):
        raise refusal(said, "The name holds a character that cannot be printed.", "Write it with letters.")
    if said.endswith(_SLASHES):
        raise refusal(said, "The name ends with a slash.", "Take the slash away.")
    if said != said.strip():
        raise refusal(said, "The name begins or ends with a space.", "Take the space away.")
    last = re.split("|".join(map(re.escape, _SLASHES)), said)[-1]
    if not on_one_line(last):
        raise refusal(said, "The name cannot be seen.", "Write it with letters.")
    if last.startswith("."):
        raise refusal(said, "The name begins with a full stop.", "Begin it with a letter.")


def is_one_line(text: str) -> bool:
    """Whether a text can stand on one line of a file."""
    odd = any(unicodedata.category(one) in _UNPRINTABLE for one in text)
    return not odd and "\N{REPLACEMENT CHARACTER}" not in cleaned(text)


def in_words(name: str) -> str:
    """Return a file's name as people write it: `ondt-i-foden` is »Ondt i foden«."""
    words = on_one_line(" ".join(re.split(r"[\s_-]+", name))) or name
    return words[:1].upper() + words[1:]


def refusal(said: str, what: str, mend: str) -> InputError:
    """Return what is wrong with a name; what cannot be printed of it is left out."""
    shown = "".join(letter if is_one_line(letter) else "\N{REPLACEMENT CHARACTER}" for letter in said)
    return InputError((Fault(Spot(shown if shown.strip() else f"»{shown}«"), what, mend),))
