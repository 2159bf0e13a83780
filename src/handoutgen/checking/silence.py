"""What an author does not want to hear of. Patients' safety is silenced only with a reason, errors never."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from handoutgen.checking.findings import Finding, Spot
from handoutgen.checking.rules import RULES, Silence
from handoutgen.model.article import Ignored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handoutgen.model.clinic import Clinic


class Silencer:
    """The rules that one file ignores."""

    def __init__(self, path: str, ignored: tuple[Ignored, ...]) -> None:
        self._path = path
        self._ignored = ignored
        self._reasons = {one.rule: one.reason or "" for one in ignored if not _objection(one)}

    @classmethod
    def of_clinic(cls, clinic: Clinic) -> Silencer:
        """Return the silencer of a clinic.toml; it gives no reasons."""
        return cls(clinic.path, tuple(Ignored(0, rule) for rule in clinic.ignore))

    def reason_for(self, finding: Finding) -> str | None:
        """Return why a finding is not to be told, empty where nobody says; None where it is to be told."""
        return self._reasons.get(finding.rule)

    def faults(self) -> Iterator[Finding]:
        """Yield what is wrong with the wish for silence itself."""
        for one in self._ignored:
            if objection := _objection(one):
                what, mend = objection
                yield Finding("ignore", Spot(self._path, one.line), RULES["ignore"].level, what, mend)


def _objection(ignored: Ignored) -> tuple[str, str] | None:
    rule = RULES.get(ignored.rule)
    if rule is None:
        near = get_close_matches(ignored.rule, RULES, n=1)
        mend = f"Did you mean `{near[0]}`?" if near else "The rules are told in docs/rules.md."
        return f"There is no rule `{ignored.rule}` to ignore.", mend
    if rule.silence is Silence.NEVER:
        return f"The rule `{rule.id}` cannot be ignored.", "Mend what it reports."
    if rule.silence is Silence.WITH_REASON and not ignored.reason:
        what = f"The rule `{rule.id}` guards patients: it is ignored only for a reason."
        return what, f"Write `- {rule.id}: why it is right as it stands` below `ignore:`."
    return None
