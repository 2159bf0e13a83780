"""Front matter that YAML could make a bomb, a program or another thing than its author wrote."""

from __future__ import annotations

import pytest
from support.hostile import Case, Content, judge
from support.leaflets import BODY

A = "handouts/a.md"
KEYS = (
    *("datePublished", "lastUpdated", "author", "reviewedBy", "reviewBy", "sources"),
    *("summary", "language", "draft", "redFlags", "exercises", "log"),
)
NOT_CARRIED_OUT = "is not carried out; what it stands before is read as it is written."


def head(name: str, more: str, title: str = "Ondt i knæet", **expected: object) -> Case:
    """Return a case of an article with a title and further front matter, which begins on line 3."""
    return Case(name, {A: f"---\ntitle: {title}\n{more}\n---\n\n{BODY}"}, **expected)


def whole(name: str, content: Content, **expected: object) -> Case:
    """Return a case of a whole article."""
    return Case(name, {A: content}, **expected)


def titled(name: str, title: str, *printed: str, **expected: object) -> Case:
    """Return a case of an article's title."""
    return head(name, "", title, printed=printed, **expected)


def refused(name: str, more: str, *told: str, **expected: object) -> Case:
    """Return a case of further front matter that is refused."""
    return head(name, more, exit=1, told=told, **expected)


LAUGHS = "\n".join(
    [f"a0: &a0 [{', '.join(10 * ['lol'])}]"]
    + [f"a{n}: &a{n} [{', '.join(10 * [f'*a{n - 1}'])}]" for n in range(1, 10)]
)
LONG_ALIASES = f"x: &a {'ord ' * 20_000}\nsources: [{', '.join(2000 * ['*a'])}]"
DEEP = "The front matter cannot be read: it is nested more than 20 levels deep."

CASES = [
    refused("a billion laughs", LAUGHS, "a.md:4: *a0 does not stand for one text."),
    refused("one long text two thousand times", LONG_ALIASES, "a.md:4:", "more than 10000 characters."),
    refused("an alias of nothing", "author: *nobody", "a.md:3: *nobody does not stand for one text."),
    head("a short text twice", "summary: &a Kort sagt\nauthor: *a", printed=("Kort sagt",), untold=("*a",)),
    head(
        "a program to be run",
        "author: !!python/object/apply:os.system ['touch pwned']",
        told=(f"a.md:3: The tag »!!python/object/apply:os.system« {NOT_CARRIED_OUT}",),
    ),
    head(
        "a file to be opened",
        "summary: !!python/object/apply:builtins.open ['../secret/secret.txt']",
        told=("a.md:3: The tag",),
        printed=("../secret/secret.txt",),
    ),
    head("a binary text", "summary: !!binary aGVq", told=("The tag »!!binary«",), printed=("aGVq",)),
    titled("a tag that says text", "!!str 012", "012", untold=("tag",)),
    refused("the same key twice", "title: Skulder", "a.md:3: The key `title` stands twice."),
    refused(
        "the same key twenty thousand times", "author: A\n" * 20_000, "a.md:4: The key `author` stands twice."
    ),
    refused("a tab before a key", "\tauthor: A", "a.md:3: The front matter cannot be read: found a tab"),
    refused("ten thousand brackets", "x: " + "[" * 10_000, f"a.md:3: {DEEP}"),
    refused("ten thousand braces", "x: " + "{a: " * 10_000, f"a.md:3: {DEEP}"),
    refused("a thousand indents", "\n".join(" " * n + "a:" for n in range(1000)), f"a.md:23: {DEEP}"),
    head("a text of nine hundred thousand spaces", f"x: '{' ' * 900_000}a'"),
    head("forty thousand keys", "\n".join(f"k{n}: v" for n in range(40_000))),
    head("a key of a hundred thousand letters", "? " + "k" * 100_000 + "\n: v"),
    titled(
        "a title of a hundred thousand letters",
        "o" * 100_000,
        exit=1,
        told=("a.md:2: The title has more than 500 characters.",),
    ),
    refused(
        "a number of ten thousand digits as a day",
        "lastUpdated: " + "9" * 10_000,
        f"a.md:3: »{'9' * 80}…« in `lastUpdated` is no date.",
    ),
    head("numbers beyond numbers", "summary: [1e999, .inf, .nan]", printed=("1e999", ".inf", ".nan")),
    titled("a time that YAML reads as 90", "1:30", "1:30"),
    titled("a no that YAML reads as false", "no", "no Til"),
    refused(
        "a day that is none", "lastUpdated: 2026-13-45", "a.md:3: »2026-13-45« in `lastUpdated` is no date."
    ),
    refused("the last day of all", "reviewBy: 31-12-9999", "a.md:3: »31-12-9999« in `reviewBy` is no date."),
    whole("two documents", f"---\ntitle: Et\n...\ntitle: To\n---\n\n{BODY}", exit=1, told=("a.md:4:",)),
    whole(
        "no end but dots",
        f"---\ntitle: Et\n...\n\n{BODY}",
        exit=1,
        told=("a.md:1: The front matter", "never ends"),
    ),
    whole("dots before its end", f"---\ntitle: Et\n...\n---\n\n{BODY}", printed=("Et",)),
    whole("a NUL", f"---\ntitle: Et\0\n---\n\n{BODY}", exit=1, told=("a.md:2: The file is not text",)),
    titled("an escaped NUL", '"Et\\0To"', "Et", told=("a.md:2: The character »",)),
    titled(
        "an escaped surrogate", '"Et\\ud800To"', exit=1, told=("a.md:2: The front matter cannot be read",)
    ),
    whole(
        "ten megabytes",
        lambda: "---\nx: " + "y" * 10_000_000,
        exit=1,
        told=("a.md: The file is larger than",),
    ),
    whole(
        "forty thousand blank lines",
        lambda: "---" + "\n" * 40_000,
        exit=1,
        told=("a.md:1:", "never ends"),
    ),
    whole("forty thousand remarks", lambda: "---\ntitle: Et\n" + "# x\n" * 40_000 + f"---\n\n{BODY}"),
    refused(
        "every key a mapping",
        "\n".join(f"{key}: {{a: b}}" for key in KEYS),
        *(f"a.md:{n}:" for n in (*range(3, 13), 14)),
    ),
    refused(
        "every key a list of lists",
        "\n".join(f"{key}: [[a]]" for key in KEYS),
        *(f"a.md:{n}:" for n in range(3, 13)),
    ),
    head("a dose of ranges", f"exercises:\n  Knæbøj: {{dose: '{'1-' * 5_000}'}}", told=("The dose »1-1-",)),
    refused(
        "twenty thousand exercises",
        "exercises:\n" + "- dose: 3 x 10\n" * 20_000,
        "a.md:3: The key `exercises` speaks of more than 99 exercises.",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_front_matter_says_what_is_written_or_is_refused(case, desk):
    """Nothing in it is carried out, nothing grows, and no number or day is made of a text."""
    judge(case, desk)
