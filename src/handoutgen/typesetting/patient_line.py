"""What is filled in for one patient: name, date and therapist at the top, and the next appointment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from handoutgen.danish import labels
from handoutgen.danish.dates import in_words
from handoutgen.typesetting.ink import Ink, Paint, Rule

if TYPE_CHECKING:
    from handoutgen.model.patient import Patient
    from handoutgen.typesetting.desk import Desk
    from handoutgen.typesetting.tags import Tag
    from handoutgen.typesetting.text import Type

_SHARES = (0.4, 0.27, 0.33)
"""Of the line: name, date, therapist."""
_LEAST, _PEN = 0.6, 0.8
"""Parts of its share that a field keeps beside a long name: one that is filled in, one for a pen."""
_GAP = 16.0

_Fields = tuple[tuple[str, str | None], ...]


def set_patient_line(desk: Desk, patient: Patient, w: float, h: float, tag: Tag) -> list[Ink]:
    """Set name, date and therapist side by side, each on its rule; what is not known is left to a pen.

    A name too long for that gets the whole width, in small type, and as many lines as it takes.
    """
    fields = (
        (labels.TO, patient.name),
        (labels.DATE, in_words(patient.day) if patient.day else None),
        (labels.THERAPIST, patient.therapist),
    )
    with desk.private("What stands in the patient's line"):
        found = _widths(desk, [value for _, value in fields], w - 2 * _GAP)
        if found is None:
            return _stacked(desk, fields, w, h, tag)
        return _side_by_side(desk, fields, *found, h, tag)


def _widths(desk: Desk, values: list[str | None], room: float) -> tuple[list[float], Type] | None:
    """Return the widths of the fields and the largest type in which each holds its value on one line.

    Where a long name needs more than its share, the others give what they do not need themselves.
    """
    shares = [room * share for share in _SHARES]
    kind = _written(desk)
    while True:
        needs = [
            max(share * _LEAST, desk.width(value, kind) + 1) if value else share * _PEN
            for value, share in zip(values, shares, strict=True)
        ]
        if all(need <= share for need, share in zip(needs, shares, strict=True)):
            return shares, kind
        if (spare := room - sum(needs)) >= 0:
            return [need + spare * share for need, share in zip(needs, _SHARES, strict=True)], kind
        if kind.size <= desk.look.smallest:
            return None
        kind = replace(kind, size=max(desk.look.smallest, kind.size - 0.5))


def _written(desk: Desk) -> Type:
    """Return the type of what is filled in."""
    return replace(desk.look.body, bold=True)


def _side_by_side(
    desk: Desk, fields: _Fields, widths: list[float], kind: Type, h: float, tag: Tag
) -> list[Ink]:
    ink: list[Ink] = []
    x, base = 0.0, h - 5
    for w, (label, value) in zip(widths, fields, strict=True):
        owner = tag.add("P")
        words, _ = desk.text(f"{label}:" if value else label, desk.look.label, x, 0, w, owner)
        ink += words
        if value:
            said, _ = desk.text(value, kind, x, base - kind.baseline - 4, w, owner)
            ink += said
        ink.append(Rule(x, base, x + w, base, 0.8, Paint.LINE))
        x += w + _GAP
    return ink


def _stacked(desk: Desk, fields: _Fields, w: float, h: float, tag: Tag) -> list[Ink]:
    """Set what is known one below the other, all of it in the type that this takes."""
    texts = [f"{label}: {value}" for label, value in fields if value]
    told = [(words, tag.add("P")) for words in _run_on(desk, texts, w, h)]
    kind = _written(desk)
    while True:
        kind = replace(kind, leading=kind.size * 1.2)
        lines = [desk.lines(words, kind, w) for words, _ in told]
        if sum(lines) * kind.leading <= h or kind.size <= desk.look.smallest:
            break
        kind = replace(kind, size=max(desk.look.smallest, kind.size - 0.5))
    ink: list[Ink] = []
    y = 0.0
    for index, (words, owner) in enumerate(told):
        most = int((h - y + 0.01) / kind.leading) - (len(told) - index - 1)
        if most < 1:
            desk.report(words)
            continue
        said, depth = desk.text(words, kind, 0, y, w, owner, lines=most)
        ink += said
        y += depth
    return ink


def _run_on(desk: Desk, texts: list[str], w: float, h: float) -> list[str]:
    """Return what begins lines of its own: each field, or the first alone where that saves lines."""
    kind = replace(_written(desk), size=desk.look.smallest)
    most = int((h + 0.01) / (kind.size * 1.2))
    if sum(desk.lines(words, kind, w) for words in texts) <= most:
        return texts
    return [" · ".join(texts)]
