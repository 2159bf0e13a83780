"""Clinic files, and files of patients, that are endless, in a circle, elsewhere, or hardly TOML."""

from __future__ import annotations

import pytest
from support.hostile import Case, Content, article, judge

A = "handouts/a.md"
FILE = "clinics/k/clinic.toml"
NAME = 'name = "Klinik Å"\n'
KEYS = (
    *("extends", "chain", "name", "id", "tagline", "logo", "colour", "second_colour", "type_size", "phone"),
    *("email", "web", "booking", "cvr", "region", "footer", "kinds", "editions", "weeks", "before", "after"),
    *("leave_out", "ignore", "departments", "urgent", "articles"),
)
DEEP = "What stands here is nested too deep."
LONG = "This has more than 1000 characters."


def clinic(name: str, text: Content, *told: str, **expected: object) -> Case:
    """Return a case of one clinic's file; it is refused where something is told."""
    return chain(name, {"k": text}, *told, **expected)


def chain(name: str, clinics: dict[str, Content], *told: str, **expected: object) -> Case:
    """Return a case of clinics' files, of which `k` is printed for; it is refused where something is told."""
    files = {A: article(), **{f"clinics/{one}/clinic.toml": text for one, text in clinics.items()}}
    expected.setdefault("exit", 1 if told else 0)
    return Case(name, files, words=("build", A, "--clinic", "clinics/k"), told=told, **expected)


def patient(name: str, text: Content, *told: str, **expected: object) -> Case:
    """Return a case of one patient's file, which is refused."""
    files = {A: article(), "anna.toml": text}
    words = ("build", A, "--patient", "anna.toml")
    return Case(name, files, words=words, exit=1, told=told, untold=("Anna", "010203"), **expected)


CASES = [
    clinic("ten thousand lists in lists", NAME + f"x = {'[' * 10_000}{']' * 10_000}", f"{FILE}:2: {DEEP}"),
    clinic("ten thousand tables in tables", NAME + f"x = {'{a = ' * 9999}1{'}' * 9999}", f"{FILE}:2: {DEEP}"),
    clinic("a key of ten thousand parts", NAME + f"{'.'.join(10_000 * ['a'])} = 1", f"{FILE}:2: {DEEP}"),
    clinic("a table of ten thousand parts", NAME + f"[{'.'.join(10_000 * ['a'])}]", f"{FILE}:2: {DEEP}"),
    clinic("five thousand tables", NAME + "\n".join(f"[articles.a{n}]\nweeks = 2" for n in range(5000))),
    clinic(
        "tables below one that has none",
        NAME + "\n".join(f"[articles.a.b{n}.c.d]" for n in range(5000)),
        f"{FILE}:2: There is no key `b0`.",
    ),
    clinic(
        "unknown keys", NAME + "\n".join(f"k{n} = 1" for n in range(15_000)), f"{FILE}:2: There is no key"
    ),
    clinic("five thousand departments", NAME + '[[departments]]\nname = "Havnen"\n' * 5000, exit=0),
    clinic(
        "eight thousand wrong departments",
        NAME + '[[departments]]\nnam = "x"\n' * 7500,
        f"{FILE}:3: There is no key `nam`.",
    ),
    clinic(
        "ten thousand wrong departments in brackets",
        NAME + "departments = [" + '{nam = "x"},\n' * 14_000 + "]",
        f"{FILE}:2: There is no key `nam`.",
        f"{FILE}:22: There are 80 more of this kind, on lines 22–101.",
        untold=(f"{FILE}:23:",),
    ),
    clinic(
        "five thousand own exercises",
        NAME + "[articles.a]\n" + '[[articles.a.own]]\nname = "Bro"\n' * 5000,
        f"{FILE}:3: This has more than 99 entries.",
    ),
    clinic(
        "twenty thousand opening hours",
        NAME + "[[departments]]\nhours = [" + '"man",' * 20_000 + "]",
        f"{FILE}:3: This has more than 50 entries.",
    ),
    clinic("a key of blanks", NAME + "urgent" + " " * 150_000 + ".nam = 'x'", f"{FILE}:2:"),
    clinic("a line of blanks", " " * 150_000 + "\n" + NAME),
    clinic("ten thousand digits", NAME + "weeks = " + "9" * 9999, f"{FILE}:2: A number here is too long."),
    clinic(
        "ten thousand digits of 16", NAME + f"x = [[0x{'f' * 9999}]]", f"{FILE}:2: A number here is too long."
    ),
    clinic("a type size without end", NAME + "type_size = inf", f"{FILE}:2: Running text of inf pt"),
    clinic(
        "a day that is none",
        NAME + "urgent.valid_until = 2026-02-31",
        f"{FILE}:2: This is no TOML: Invalid date",
    ),
    clinic("the same key twice", NAME + NAME, f"{FILE}:2: This is no TOML: Cannot overwrite a value."),
    clinic(
        "every key a table", "\n".join(f"[{key}]\nx = 1" for key in KEYS), f"{FILE}:1:", "more of this kind"
    ),
    clinic(
        "every key a list of lists", "\n".join(f"{key} = [[1]]" for key in KEYS), f"{FILE}:1:", "lines 20–26."
    ),
    clinic(
        "every key an escape",
        "\n".join(f'{key} = "\\u001b[31m\\u0000"' for key in KEYS),
        f"{FILE}:1:",
        f"{FILE}:26:",
        untold=("\x1b", "\0"),
    ),
    clinic(
        "ten megabytes",
        lambda: NAME + f'footer = "{"x" * 9_999_999}"',
        f"{FILE}: The file is larger than 0.2 MB.",
    ),
    clinic("a footer of hundred thousand letters", NAME + f'footer = "{"x" * 100_000}"', f"{FILE}:2: {LONG}"),
    clinic("a name of ten thousand words", f'name = "{"ord " * 10_000}"', f"{FILE}:1: {LONG}"),
    clinic(
        "a booking that no code holds",
        NAME + f'booking = "https://a.example/{"x" * 3000}"',
        f"{FILE}:2: This has more than 300 characters.",
    ),
    clinic(
        "an address of points",
        NAME + f'email = "a@{"." * 998}"',
        f"{FILE}: »a@{'.' * 78}…« does not fit",
        exit=0,
    ),
    clinic("quotes without end", NAME + 'before = """' + '\\"""' * 40_000, f"{FILE}:2: This is no TOML"),
    clinic(
        "quotes of one line without end", NAME + "footer = " + '"\\' * 90_000, f"{FILE}:2: This is no TOML"
    ),
    clinic(
        "a key of a hundred thousand letters", NAME + f'"{"k" * 99_999}" = 1', f"{FILE}:2: There is no key"
    ),
    clinic("an id that leads out", NAME + 'id = "../../secret"', f"{FILE}:2: »../../secret« cannot name"),
    clinic("a CPR number", NAME + 'footer = "010203-1234"', f"{FILE}:2: This line holds", untold=("010203",)),
    clinic("a placeholder", NAME + 'tagline = "{0.__class__} %s ${x}"', printed=("{0.__class__} %s ${x}",)),
    chain(
        "extends itself", {"k": NAME + 'extends = "clinic.toml"'}, f"{FILE}:2:", "extends this file in turn."
    ),
    chain(
        "extends in a circle",
        {"k": NAME + 'extends = "../b"', "b": '\nextends = "../k"'},
        "b/clinic.toml:2: »../k« extends this file in turn.",
    ),
    chain(
        "a chain of a thousand",
        {"k": NAME + 'extends = "../b0"', **{f"b{n}": f'extends = "../b{n + 1}"' for n in range(1000)}},
        "b4/clinic.toml:1: More than 5 files extend one another.",
    ),
    chain(
        "extends an absolute path",
        {"k": NAME + 'extends = "/etc/passwd"'},
        f"{FILE}:2: »/etc/passwd« lies outside",
    ),
    chain("extends a device", {"k": NAME + 'extends = "/dev/zero"'}, f"{FILE}:2: »/dev/zero« lies outside"),
    chain(
        "extends the secret",
        {"k": NAME + 'extends = "../../../secret"'},
        f"{FILE}:2: »../../../secret« lies outside",
    ),
    chain("extends a NUL", {"k": NAME + 'extends = "a\\u0000.toml"'}, "There is no such file."),
    patient("a patient of ten thousand lists", f"x = {'[' * 10_000}", f"anna.toml:1: {DEEP}"),
    patient(
        "a patient of a megabyte", lambda: f'note = "{"Anna " * 200_000}"', "anna.toml: The file is larger"
    ),
    patient(
        "a patient of unknown keys", "\n".join(f"Anna{n} = 1" for n in range(9999)), "anna.toml:1: This key"
    ),
    patient(
        "a patient of twenty thousand exercises", "exercises = [" + "\n1," * 20_000 + "]", "anna.toml:3:"
    ),
    patient(
        "a patient of five thousand tables",
        "[[exercises]]\nexercise = 1\n" * 5000,
        "anna.toml:3: An exercise",
    ),
    patient("a patient with a CPR number", 'name = "Anna 010203-1234"', "anna.toml:1: This line holds"),
    patient(
        "a patient of the last day of all", "start = 9999-12-31", "anna.toml:1: The key `start` is not a day."
    ),
    patient("a patient that is YAML", "name: Anna Eksempel\n", "anna.toml:1: This is no TOML."),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_file_of_toml_is_read_as_it_stands_or_refused(case, desk):
    """In time, with the line, and without a look beyond the folder of the clinics."""
    judge(case, desk)
