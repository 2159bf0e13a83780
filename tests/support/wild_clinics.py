"""Whole clinic files and patients' sheets with any of their keys, right ones and wrong ones."""

# ruff: noqa: E501 - wild texts are told shortest on one line

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from support.dice import one_in, pick
from support.wild_articles import DOSES, OFTEN, PICTURE, STRAY
from support.wild_words import ODD, Vocabulary

if TYPE_CHECKING:
    from support.dice import Dice
    from support.wild_articles import Written

COLOURS = ["#1f4e5f", "#fff", "#000000", "#ffff00", "#FF00AA", "#767676"]
REGIONS = ["hovedstaden", "sjaelland", "syddanmark", "midtjylland", "nordjylland"]
WRONG_LINES = [
    "colour = 3", 'colour = "rød"', "type_size = 99", 'region = "Atlantis"', "weeks = 0", "departments = 3", "x = 1",
    'logo = "../secret.png"', 'logo = "\\u0000"', 'extends = "clinic.toml"', 'extends = "\\u0000"', "extends = 3", 'email = "x"',
    'phone = "\\n"', "[urgent", "urgent = 1", "kinds = ['brochure']", "hours = [", 'web = "javascript:alert(1)"', "= 3",
    'booking = "file:///etc/passwd"', "cvr = 12345678", 'name = "igen"', "articles = []", "leave_out = '*'", "chain = true",
    '[articles."knæ".doses]\n"" = "x"', '[[articles."knæ".own]]\nhow = "x"', "[articles.knae]\nexercises = [0, -1, 100]",
    "[articles.knae]\nexercises = [[1]]", "before = '''", 'before = "# A\\n\\n| a |\\n|---|\\n| b | c |"', "type_size = nan",
    'leave_out = ["[", "**", "\\\\"]', "weeks = 1e400", "editions = ['a5', 'a5']", "id = '../x'", "x.y.z = 1", '"" = 1', "a = {b = {}}",
    "urgent.valid_until = 2026-02-31", "departments = [{name = 1}]", "'name' = 'x'", 'footer = "\\uFFFF"', "inf = inf",
    '"\\u001b[31m" = 1', 'extends = "\\u001b[2J"', '[articles."\\u0007"]\nx = 1', "[articles.knae.doses]\n'\\u001b' = 'x'", '"a\\nb" = 1',
    '[articles."knæ".doses]\n"\\u001b[2J" = "3 x 10"', '[articles."knæ"]\nexercises = ["\\u001b[2J"]',
]  # fmt: skip
WRONG_PATIENT_LINES = [
    "date = 'i går'", "date = 2026-02-31", "name = 3", "exercises = [0]", "exercises = 'alle'", "exercises = [[1]]", "next = 3",
    "next = 2027-12-31T10:15:00", "next = 10:15:00", "x = 1", "[doses]\nx = 3", "[[exercises]]\ndose = 'x'", 'department = "Månen"',
    "start = '1/1'", "name = '010203-1234'", 'note = """', "goal = '\\'", "[doses]\n1 = '3 x 10'\n'01' = '2 x 10'", "date = 1e9",
    "exercises = [1, 1]", "exercises = ['', '***']", "[doses]\n1 = '010203-1234'", "name = \"\\u0000\\u202e\"", "start = 0001-01-01",
    "start = 9999-12-31", "date = 9999-12-31T23:59:59Z", "next = 0001-01-01", "exercises = [1.5, true]",
]  # fmt: skip


class WrittenFile(Struct):
    """A TOML file, and its words with where they stand."""

    text: str
    where: dict[str, str]
    leaves_out: tuple[str, ...] = ()
    chooses: bool = False
    """Whether it chooses exercises, or says another dose of one."""
    departments: tuple[str, ...] = ()


class _Clerk:
    """Writes TOML."""

    def __init__(self, dice: Dice, letter: str, *, careless: bool) -> None:
        self.dice = dice
        self.careless = careless
        self.vocabulary = Vocabulary(dice, letter)

    def quoted(self, text: str) -> str:
        """Write a text in one of the ways of TOML."""
        if self.careless and one_in(self.dice, 9):
            text += pick(self.dice, (*ODD, *STRAY))
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        odd = [sign for sign in set(escaped) if ord(sign) < 32 or ord(sign) == 127]
        for sign in odd:
            escaped = escaped.replace(sign, f"\\u{ord(sign):04X}")
        if "'" in text or "\n" in text or odd or "\\" in text or one_in(self.dice, 2):
            return f'"{escaped}"'
        return f"'{text}'"

    def said(self, key: str, where: str, most: int) -> str:
        """Write a key with words behind it."""
        return f"{key} = {self.quoted(self.vocabulary.words(most, where))}"

    def spoilt(self, text: str, wrong: list[str]) -> str:
        """Put a wrong line into a file, or break it."""
        lines = text.split("\n")
        for _ in range(self.dice.number(1, 2)):
            lines.insert(self.dice.number(0, len(lines)), pick(self.dice, wrong))
        text = "\n".join(lines)
        if one_in(self.dice, 4):
            place = self.dice.number(0, len(text))
            text = text[:place] + pick(self.dice, (*STRAY, *ODD, "\n", "[[", "]]", "=", "'''")) + text[place:]
        return text


def write_clinic_file(
    dice: Dice, article: Written | None = None, name: str = "knæ", *, careless: bool = False
) -> WrittenFile:
    """Write a clinic.toml that may have wishes for an article."""
    clerk = _Clerk(dice, "q", careless=careless)
    some = lambda times: one_in(dice, times)  # noqa: E731
    lines = [clerk.said("name", "name", 5)]
    lines += [clerk.said("tagline", "tagline", 6)] if some(2) else []
    lines += [clerk.said("footer", "footer", 8)] if some(2) else []
    lines += ['phone = "+45 00112233"'] if some(2) else []
    lines += [f'email = "{clerk.vocabulary.word("email")}@klinik.example"'] if some(2) else []
    lines += [f'web = "www.{clerk.vocabulary.word("web")}.example"'] if some(2) else []
    lines += ['booking = "https://k.example/tid"'] if some(3) else []
    lines += ['cvr = "00000001"'] if some(3) else []
    lines += [f'colour = "{pick(dice, COLOURS)}"'] if some(2) else []
    lines += [f'second_colour = "{pick(dice, COLOURS)}"'] if some(3) else []
    lines += [f"type_size = {pick(dice, ('11', '12.5', '15'))}"] if some(4) else []
    lines += [f'region = "{pick(dice, REGIONS)}"'] if some(3) else []
    lines += [f"weeks = {dice.number(1, 8)}"] if some(4) else []
    lines += [f'logo = "{pick(dice, (PICTURE, "findes-ikke.svg"))}"'] if some(3) else []
    lines += [f'before = """\n{clerk.vocabulary.words(9, "before")}\n"""'] if some(4) else []
    if some(4):
        words = clerk.vocabulary
        lines.append(
            f'after = """\n{words.words(9, "after")}\n\n## {words.words(3, "after")}\n\n- {words.words(9, "after")}\n"""'
        )
    left = (pick(dice, article.headings),) if article and article.headings and some(5) else ()
    lines += [f"leave_out = [{', '.join(clerk.quoted(heading) for heading in left)}]"] if left else []
    lines += ['ignore = ["lix"]'] if some(9) else []
    departments = []
    for _ in range(dice.number(-1, 3)):
        departments.append(clerk.vocabulary.words(2, "department"))
        lines += ["[[departments]]", f"name = {clerk.quoted(departments[-1])}"]
        lines += [clerk.said("street", "street", 3)] if some(2) else []
        lines += [clerk.said("town", "town", 3)] if some(2) else []
        lines += ['phone = "00 44 55 66"'] if some(2) else []
        lines += [f"hours = [{clerk.quoted(clerk.vocabulary.words(3, 'hours'))}]"] if some(2) else []
    if some(4):
        lines += ["[urgent]", clerk.said("name", "urgent", 2), 'phone = "00 00 00 13"']
        lines += [f"valid_until = {pick(dice, ('2030-01-01', '2020-01-01'))}"] if some(2) else []
    chooses = False
    if article and some(3):
        chooses = bool(article.exercises) and some(2)
        lines += [f'[articles."{name}"]', clerk.said("note", "note", 8)]
        lines += [f"exercises = [{dice.number(1, article.exercises)}]"] if chooses else []
        lines += (
            [f'[[articles."{name}".own]]', clerk.said("name", "own", 3), clerk.said("how", "own", 8)]
            if some(2)
            else []
        )
        chooses = chooses or "[[articles" in lines[-3]
    text = "\n".join(lines) + "\n"
    if careless:
        text = clerk.spoilt(text, WRONG_LINES)
    return WrittenFile(text, clerk.vocabulary.where, left, chooses, tuple(departments))


def write_patient_file(
    dice: Dice, exercises: int = 0, departments: tuple[str, ...] = (), *, careless: bool = False
) -> WrittenFile:
    """Write a patient's TOML file for an article with so many exercises."""
    clerk = _Clerk(dice, "w", careless=careless)
    some = lambda times: one_in(dice, times)  # noqa: E731
    lines = [clerk.said("name", "name", 4)] if some(2) else []
    lines += [f"date = {pick(dice, ('2026-05-01', '2024-02-29'))}"] if some(2) else []
    lines += [clerk.said("therapist", "therapist", 3)] if some(2) else []
    lines += [f"department = {clerk.quoted(pick(dice, departments))}"] if departments and some(3) else []
    lines += [clerk.said("goal", "goal", 9)] if some(2) else []
    lines += [clerk.said("when_then", "plan", 12)] if some(2) else []
    lines += ["start = 2026-05-04"] if some(3) else []
    lines += [clerk.said("next", "next", 4)] if some(3) else []
    lines += (
        [f'note = """{clerk.vocabulary.words(9, "note")}\n\n{clerk.vocabulary.words(9, "note")}"""']
        if some(3)
        else []
    )
    chooses = False
    if exercises and some(3):
        chooses = True
        numbers = sorted({dice.number(1, exercises) for _ in range(3)}, reverse=some(2))
        lines.append(f"exercises = [{', '.join(map(str, numbers))}]")
    if exercises and not chooses and some(3):
        chooses = True
        lines += [
            "[doses]",
            f'{dice.number(1, exercises)} = "{pick(dice, [dose for dose in DOSES if dose])}"',
        ]
    elif exercises and not chooses and some(4):
        chooses = True
        lines += [
            "[[exercises]]",
            f"exercise = {dice.number(1, exercises)}",
            clerk.said("note", "exercise", 5),
        ]
        lines += [clerk.said("dose", "exercise", 2), f'frequency = "{pick(dice, OFTEN)}"'] if some(2) else []
    text = "\n".join(lines) + "\n"
    if careless:
        text = clerk.spoilt(text, WRONG_PATIENT_LINES)
    return WrittenFile(text, clerk.vocabulary.where, (), chooses)
