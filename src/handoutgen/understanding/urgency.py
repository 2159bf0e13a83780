"""How urgent a text is, by its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handoutgen.danish.sentences import sentence_spans
from handoutgen.model.bands import Band
from handoutgen.understanding.wordings import urgency as words
from handoutgen.understanding.wordings.phrases import smooth

if TYPE_CHECKING:
    from collections.abc import Iterable

_URGENCY = {Band.CONTACT: 0, Band.ACUTE: 1, Band.CALL_112: 2}


def most_urgent(bands: Iterable[Band]) -> Band:
    """Return the highest band; with none, that of an ordinary call."""
    return max(bands, key=_URGENCY.__getitem__, default=Band.CONTACT)


def band_of(text: str) -> Band:
    """Return the band that the words of a red flag name. Words that name none mean an ordinary call."""
    return _band(_meant(smooth(text)))


def stated_band(text: str) -> Band | None:
    """Return the band of a heading or lead-in, or None where it sends nobody for help."""
    meant = _meant(smooth(text))
    band = _band(meant)
    if band is Band.CONTACT and not words.TURNS_TO.search(meant):
        return None
    return band


def speaks_of_help(text: str) -> bool:
    """Tell whether a text could send anybody for help. Quick, and true too often."""
    return _holds_any(words.STEMS, smooth(text))


def calls_for_help(text: str) -> Band | None:
    """Return the band of a sentence that sends its reader for help, or None where it does not."""
    smoothed = smooth(text)
    if not _holds_any(words.STEMS, smoothed):
        return None
    meant = words.BROUGHT.without(words.ANNOUNCED.without(_meant(smoothed)))
    surely = words.CALLS.search(meant)
    may = words.MAY_CALL.search(meant) or (words.WARD.search(meant) and not _is_errand(meant))
    at_once = words.MAY_CALL_AT_ONCE.search(meant) or (
        words.STAFF_AT_ONCE.search(meant) and not _is_errand(meant)
    )
    if not surely and not may and not at_once:
        return None
    band = _band(meant)
    urgent = band is not Band.CONTACT
    if words.PRECAUTION.search(meant) and not urgent:
        return None
    if surely or urgent or (may and words.CONDITION.search(meant)):
        return band
    return None


def opens_signs(text: str) -> Band | None:
    """Return the band of a lead-in that sends to anybody, and leaves to a list for what: »Ring til os, hvis«.

    It is None where the list may be of anything else: »Kontakt os, hvis du vil have hjælp til:«.
    """
    spans = sentence_spans(text)
    last = text[slice(*spans[-1])] if spans else ""
    open_end = words.ENDS_OPEN.search(smooth(last).rstrip(" :.…"))
    return stated_band(last) if open_end else None


def is_errand(text: str) -> bool:
    """Tell whether words name an errand, and no sign: »spørgsmål til din tid«."""
    return words.ERRAND.search(smooth(text))


def _is_errand(meant: str) -> bool:
    """Tell whether a sentence names an errand alone: »Ring, hvis du har spørgsmål eller feber« does not."""
    return words.ERRAND.search(meant) and " eller " not in meant


def names_signs(titles: tuple[str, ...]) -> bool:
    """Tell whether one of some titles says that signs of illness stand below it."""
    return any(words.SIGNS_COLUMN.search(smooth(title)) for title in titles)


def allays(text: str) -> bool:
    """Tell whether all sentences of a text surely permit or reassure, and none of them can be a sign."""
    return all(map(_allays, (text[start:end] for start, end in sentence_spans(text)))) and bool(text.strip())


def _allays(sentence: str) -> bool:
    smoothed = smooth(sentence)
    return (
        words.ALLAYS.search(smoothed)
        and not words.MAY_ALARM.search(smoothed)
        and not smoothed.rstrip().endswith((":", "?"))
        and not _holds_any(words.STEMS, smoothed)
    )


def points_back(text: str) -> bool:
    """Tell whether a sentence points at the one before it."""
    smoothed = smooth(text)
    return (
        words.POINTS_BACK.search(smoothed)
        or words.POINTS_BACK_AT_START.search(smoothed)
        or words.POINTS_BESIDE.search(smoothed)
    )


def points_beside(text: str) -> bool:
    """Tell whether a sentence names a sign beside those of the one before: »Har du samtidig åndenød«."""
    return words.POINTS_BESIDE.search(smooth(text))


def names_no_condition(text: str) -> bool:
    """Tell whether a sentence leaves open when it holds, as a bare »Ring 112.« does."""
    return not words.CONDITION.search(smooth(text))


def points_on(text: str) -> bool:
    """Tell whether a sentence introduces what comes next: by its words, or as no mark ends it."""
    smoothed = smooth(text)
    ended = smoothed.rstrip("\"'»«”“’)] ").endswith((".", "!", "?"))
    return not ended or smoothed.endswith("...") or words.POINTS_ON.search(smoothed)


def order_for_all(text: str, *, alone: bool) -> Band | None:
    """Return the band of a sentence below a list that sends for help with any of its bullets, or None.

    `alone` says that nothing else has said so yet: then a bare »Ring 112.« can mean nothing but the list.
    """
    smoothed = smooth(text)
    if words.SPEAKS_OF_ELSE.search(smoothed):
        return None
    band = calls_for_help(text)
    if words.POINTS_AT_LIST.search(smoothed):
        return band
    return band if alone and names_no_condition(text) and band is not Band.CONTACT else None


def _holds_any(stems: tuple[str, ...], smoothed: str) -> bool:
    for stem in stems:  # noqa: SIM110 - a third of the time of any(), for each text there is
        if stem in smoothed:
            return True
    return False


def _meant(smoothed: str) -> str:
    """Return the words without those that are denied, and those that only describe an ailment."""
    if _holds_any(words.DENIALS, smoothed) and not words.TAKEN_BACK.search(smoothed):
        smoothed = words.NOT_SAID.without(smoothed)
    return words.DESCRIBED.without(smoothed) if _holds_any(words.HASTE, smoothed) else smoothed


def _band(meant: str) -> Band:
    if words.CALL_112.search(meant):
        return Band.CALL_112
    if words.ACUTE_HELP.search(meant) or (words.SOON.search(meant) and words.CARE.search(meant)):
        return Band.ACUTE
    return Band.CONTACT
