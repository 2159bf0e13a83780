"""Files to findings: each file is read once, looked at by every subject, and one failure stops no other."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from handoutgen.checking.clinics import clinics, strangers, wishes
from handoutgen.checking.copies import Copy
from handoutgen.checking.findings import Finding, Level, Report, Silenced, Spot, found_by
from handoutgen.checking.form import form
from handoutgen.checking.governance import governance
from handoutgen.checking.lists import lists
from handoutgen.checking.readability import readability
from handoutgen.checking.safety import safety
from handoutgen.checking.silence import Silencer
from handoutgen.model.clinic import PLAIN_CLINIC
from handoutgen.model.faults import InputError
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.press import Manuscript, print_leaflet
from handoutgen.reading.clinics import FILE_NAME, is_chain, read_clinic
from handoutgen.reading.findings import Findings
from handoutgen.reading.folders import closed_folders, files_in, stray_links
from handoutgen.reading.lists import LIST_ENDINGS
from handoutgen.reading.source import ARTICLE_ENDINGS, is_folder, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from handoutgen.model.clinic import Clinic
    from handoutgen.model.faults import Fault

_CLINICS = (".toml",)
SUBJECTS = (safety, readability, form, governance)
"""What is looked at in an article, each in a file of its own."""


def check(paths: Sequence[Path], day: date) -> Report:
    """Look at articles, clinics and lists, and at folders of them, as an editor on that day."""
    files = list(dict.fromkeys(file for path in paths for file in _files(path)))
    desk = _Desk(day)
    for path in paths:
        desk.tell(_strays(path))
    for file in files:
        desk.look_at(file)
    desk.look_at_wishes()
    return desk.report(len(files))


def article_findings(manuscript: Manuscript, raw: str, day: date) -> Iterator[Finding]:
    """Yield all that is found in one article; raises `InputError` where it cannot be read."""
    outline = manuscript.outline()
    printed = print_leaflet(manuscript, PLAIN_CLINIC, kind=Kind.LEAFLET, edition=Edition.STANDARD, issued=day)
    yield from map(found_by, printed.faults)
    copy = Copy(outline, raw, day)
    for subject in SUBJECTS:
        yield from subject(copy)


class _Desk:
    """Gathers what is found, file by file."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._found: dict[Finding, None] = {}
        self._silencers: dict[str, Silencer] = {}
        self._articles: list[Manuscript] = []
        self._clinics: list[Clinic] = []

    def tell(self, faults: Iterable[Fault]) -> None:
        """Take over what was found before anything was looked at."""
        self._found.update(dict.fromkeys(map(found_by, faults)))

    def look_at(self, file: Path) -> None:
        """Look at one file by the ending of its name."""
        ending = file.suffix.lower()
        if ending in ARTICLE_ENDINGS:
            self._add(partial(self._article, file))
        elif ending in _CLINICS:
            self._add(partial(self._clinic, file))
        elif ending in LIST_ENDINGS:
            self._add(partial(lists, file))
        else:
            self._found[_nothing_of_ours(file)] = None

    def look_at_wishes(self) -> None:
        """Look at what each clinic wants of each article."""
        names = {article.name for article in self._articles}
        for clinic in self._clinics:
            self._add(partial(strangers, clinic, names))
            for article in self._articles:
                self._add(partial(wishes, clinic, article, self._day))

    def report(self, files: int) -> Report:
        """Return what was found, without what its authors silenced."""
        ordered = sorted(self._found, key=lambda one: (one.spot, -_GRAVITY[one.level]))
        findings: list[Finding] = []
        silenced: list[Silenced] = []
        for path, group in groupby(ordered, key=lambda one: one.spot.path):
            silencer = self._silencers.get(path)
            for finding in group:
                reason = silencer.reason_for(finding) if silencer else None
                if reason is None:
                    findings.append(finding)
                else:
                    silenced.append(Silenced(finding, reason or None))
        return Report(files, tuple(findings), tuple(silenced))

    def _add(self, look: Callable[[], Iterator[Finding]]) -> None:
        try:
            for finding in look():
                self._found[finding] = None
        except InputError as error:
            self.tell(error.faults)

    def _article(self, file: Path) -> Iterator[Finding]:
        manuscript = Manuscript(file)
        outline = manuscript.outline()
        self._articles.append(manuscript)
        silencer = Silencer(str(file), outline.article.facts.ignore)
        self._silencers[str(file)] = silencer
        yield from silencer.faults()
        yield from article_findings(manuscript, read_text(file, Findings(str(file))), self._day)

    def _clinic(self, file: Path) -> Iterator[Finding]:
        clinic = read_clinic(file)
        self._clinics.append(clinic)
        silencer = Silencer.of_clinic(clinic)
        self._silencers[clinic.path] = silencer
        yield from silencer.faults()
        yield from clinics(clinic, self._day)


def _nothing_of_ours(file: Path) -> Finding:
    if is_folder(file):
        what = "The folder holds neither articles, clinics nor lists."
    elif _is_there(file):
        what = "This is neither an article, a clinic nor a list."
    else:
        what = "There is no such file."
    mend = "Name an article (.md), a clinic.toml, a list (.xlsx, .ods, .csv), or a folder of them."
    return Finding("unreadable", Spot(str(file)), Level.ERROR, what, mend)


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except (OSError, ValueError):
        return False


_GRAVITY = {Level.ERROR: 2, Level.WARNING: 1, Level.NOTE: 0}


def _files(path: Path) -> Iterator[Path]:
    """Yield a file as it is named, of a folder what it holds; what cannot be looked at tells why later."""
    if not is_folder(path):
        yield path
        return
    found = [
        file
        for file in files_in(path, _ANY)
        if not is_folder(file) and _is_ours(file) and not (file.name == FILE_NAME and is_chain(file))
    ]
    yield from found or ([] if _strays(path) else [path])


_ANY = ("*", f"*/{FILE_NAME}")


def _strays(path: Path) -> list[Fault]:
    """Tell of what would be looked at, but is a link out of the folder or lies in one that cannot be read."""
    if not is_folder(path):
        return []
    strays = [fault for fault in stray_links(path, _ANY) if _is_ours(Path(fault.spot.path))]
    return [*closed_folders(path, _ANY), *strays]


def _is_ours(file: Path) -> bool:
    return file.name == FILE_NAME or file.suffix.lower() in (*ARTICLE_ENDINGS, *LIST_ENDINGS)
