"""Articles of a size or depth that nobody reads: set as they are, or refused by a limit that is told."""

from __future__ import annotations

import pytest
from support.hostile import Case, article, judge
from support.leaflets import RED_FLAGS

HANDOUT = "handouts/a.md"
TOO_LARGE = f"{HANDOUT}: The file is larger than 1 MB."
TOO_DEEP = "Lists, quotes and boxes are nested more than 20 deep."
MARKS_TOO_DEEP = "Marks such as ** and [ are nested more than 20 deep."
LETTERS = 200_000
"""Ten times as many as a long article has."""


def set_(name: str, body: str, *printed: str, **wants: object) -> Case:
    """Return the case of an article that is set, its box at its end."""
    return Case(name, {HANDOUT: article(f"{body}\n\n{RED_FLAGS}")}, printed=printed, **wants)  # type: ignore[arg-type]


def refused(name: str, body: str, told: str, **wants: object) -> Case:
    return Case(name, {HANDOUT: article(body)}, exit=1, told=(told,), **wants)  # type: ignore[arg-type]


def flood(letter: str, seconds: float = 4, mebibytes: float = 200) -> Case:
    body = f"Hej {letter * (LETTERS // len(letter))}"
    return set_(f"{LETTERS:,} bytes of {letter!r}", body, "Hej", seconds=seconds, mebibytes=mebibytes)


def deep(name: str, body: str, line: int = 6) -> Case:
    return refused(name, body, f"{HANDOUT}:{line}: {TOO_DEEP}")


def row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def table(columns: int, rows: int) -> str:
    head = row([f"K{column}" for column in range(columns)]) + row(["---"] * columns)
    return head + "".join(row([f"r{at}k{column}" for column in range(columns)]) for at in range(rows))


SENTENCE = "Knæet bærer hele kroppen, og det kan gøre ondt. "
NESTING = [
    deep("5,000 quotes", f"{'>' * 5000} dybt"),
    deep("3,000 list marks on a line", f"{'- ' * 3000}dybt"),
    deep("1,000 lists in each other", "".join(f"{'  ' * depth}- punkt\n" for depth in range(300)), 26),
    deep(
        "300 boxes in each other", "".join(f"{':' * (303 - depth)} tip\n" for depth in range(300)) + "x", 26
    ),
    deep("1,000 boxes that look alike", "::: tip\n" * 1000 + "x\n" + ":::\n" * 1000, 26),
    deep("footnotes in quotes in lists", f"{'- > ' * 12}dybt"),
    refused("5,000 stars round a word", f"{'*' * 5000}ord{'*' * 5000}", f"{HANDOUT}:6: {MARKS_TOO_DEEP}"),
    refused("nested emphasis", f"{'*a **b ' * 500}ord{' b** a*' * 500}", f"{HANDOUT}:6: {MARKS_TOO_DEEP}"),
    refused("nested underscores", f"{'__a _b ' * 200}ord{' b_ a__' * 200}", f"{HANDOUT}:6: {MARKS_TOO_DEEP}"),
    set_("twenty quotes", f"{'> ' * 20}dybt", "dybt"),
    set_("5,000 brackets round a word", f"{'[' * 5000}ord{']' * 5000}"),
    set_("10,000 brackets that never close", "[ord " * 10_000),
    set_("5,000 links that never close", "[a](" * 5000, told=(f"{HANDOUT}:6: This looks like a link",)),
    set_("5,000 parentheses in an address", f"[a]({'(' * 5000}x{')' * 5000})"),
    set_("backticks in growing runs", "".join(f"{'`' * run} x " for run in range(1, 400))),
    set_("10,000 pieces of code", "`a` " * 10_000),
    set_("a footnote that refers to itself", "Tekst[^a].\n\n[^a]: Se[^a] igen.", "Se 1 igen."),
    set_("footnotes that refer to one another", "Tekst[^a].\n\n[^a]: Se[^b].\n\n[^b]: Se[^a].", "Se 2 ."),
    set_(
        "a chain of 500 footnotes",
        "T[^0].\n\n" + "".join(f"[^{at}]: se[^{at + 1}]\n\n" for at in range(499)) + "[^499]: slut",
        "slut",
    ),
    set_(
        "2,000 definitions of links",
        "".join(f"[a{at}]: https://k.example/{at}\n" for at in range(2000)) + "\nSe [a7].",
        told=(f"{HANDOUT}:6: »[a0]: https://k.example/0« is not printed",),
    ),
    set_("10,000 uses of a definition", "[a]: https://k.example/\n\n" + "[a] " * 10_000),
    set_("a definition that means itself", "[a]: [a]\n\nSe [a].", told=("The link to »[a]«",)),
]
SIZES = [
    set_("a table of 10,000 rows", table(2, 10_000), "r9999k1", seconds=6, mebibytes=250),
    set_("a table of 12 columns", table(12, 3), "r2k11"),
    refused(
        "a table of 40 columns", table(40, 3), f"{HANDOUT}:6: The table has 40 columns, and a page holds 12"
    ),
    refused("a table of 1,000 columns", table(1000, 3), f"{HANDOUT}:6: The table has 1000 columns"),
    set_(
        "a cell longer than a page",
        f"| A | B |\n|---|---|\n| a | {SENTENCE * 150}slut |\n| c | sidst |",
        "slut",
    ),
    set_("a heading row longer than a page", f"| {SENTENCE * 100}| B |\n|---|---|\n| a | sidst |", "sidst"),
    set_("a word of 5,000 letters", f"Før {'a' * 5000} efter", "Før", "efter"),
    set_("a word of 5,000 letters in a cell", f"| A | B |\n|---|---|\n| {'a' * 5000} | sidst |", "sidst"),
    set_(
        "an address of 10,000 letters",
        f"[Siden](https://a.example/{'b' * 10_000}) her",
        "Siden (a.example/…) her",
    ),
    set_("a heading of 2,000 letters", f"## {'Ord ' * 499}sidst\n\nTekst.", "Ord sidst"),
    set_("a heading of one word of 2,000 letters", f"## {'x' * 2000}\n\nTekst.", "Tekst."),
    Case(
        "a title of 500 letters",
        {HANDOUT: f"---\ntitle: {'Ord ' * 123}sidst\n---\n\nHej.\n\n{RED_FLAGS}"},
        printed=("Ord sidst",),
    ),
    Case(
        "a title of 2,000 letters",
        {HANDOUT: f"---\ntitle: {'Ord ' * 499}sidst\n---\n\nHej.\n\n{RED_FLAGS}"},
        exit=1,
        told=(f"{HANDOUT}:2: The title has more than 500 characters.",),
    ),
    set_("an alt text longer than a page", f"![{SENTENCE * 100}sidst](x.png)", "sidst"),
    set_(
        "an exercise whose name is longer than a page",
        f"## Øvelser\n\n| Øvelse | Dosis |\n|---|---|\n| {'Stræk ' * 400}sidst | 3 x 10 |",
        "Stræk sidst",
    ),
    Case(
        "reviewers too many for the foot",
        {HANDOUT: f"---\ntitle: Knæ\nreviewedBy: {'Ida Eksempel, ' * 40}\n---\n\nHej.\n\n{RED_FLAGS}"},
        told=("does not fit the foot of the page and is cut there.",),
    ),
    set_("500 headings", "".join(f"## Afsnit {at}\n\nTekst.\n\n" for at in range(500)), "Afsnit 499"),
    set_("500 empty headings", "##\n\n" * 500 + "Tekst.", "Tekst."),
    refused(
        "20,000 exercises",
        "## Øvelser\n\n| Øvelse | Dosis |\n|---|---|\n" + "| a | 3 x 9 |\n" * 20_000,
        f"{HANDOUT}: The leaflet would have more than 1000 pages.",
        seconds=15,
        mebibytes=200,
    ),
    refused(
        "more pages than a ream",
        "- a\n" * 48_000,
        f"{HANDOUT}: The leaflet would have more than 1000 pages.",
        seconds=10,
        mebibytes=200,
    ),
    refused("10 MB of one paragraph", SENTENCE * 210_000, TOO_LARGE),
    refused("10 MB without a space", "a" * 10_000_000, TOO_LARGE),
    refused("60,000 lines", "a\n" * 60_000, f"{HANDOUT}:50001: The file has more than 50000 lines."),
    set_(
        "a megabyte of one paragraph",
        SENTENCE * (990_000 // len(SENTENCE.encode())),
        seconds=6,
        mebibytes=200,
    ),
    set_("rows of every length", "| A | B |\n|---|---|\n| a |\n| b | c |\n|\n| d", "a", "b c"),
    set_(
        "setext headings and rules", "Et\n==\n\nTo\n--\n\n***\n\n- - -\n\n____\n\nTre\n-\n", "Et", "To", "Tre"
    ),
    set_(
        "ATX headings that are none",
        "#nej\n\n####### nej\n\n\\# nej\n\n# ja #\n",
        "#nej",
        "####### nej",
        "# nej",
        "ja",
    ),
    set_("task lists", "- [ ] gør\n- [x] gjort\n- [y] nej\n- [] nej\n", "gør", "gjort", "[y] nej", "[] nej"),
]
MANY_EXERCISES = set_(
    "2,000 exercises",
    "## Øvelser\n\n| Øvelse | Dosis |\n|---|---|\n"
    + "".join(f"| Stræk {at} | 3 x 10 |\n" for at in range(2000)),
    "Stræk 1999",
    seconds=8,
    mebibytes=300,
)
FLOODS = [flood(letter) for letter in "*[`<&|_!\\#x"] + [
    flood("!["),
    flood("- "),
    set_(f"{LETTERS:,} spaces", f"Hej{' ' * LETTERS}du", "Hej du"),
    set_(f"{LETTERS:,} tabs", "Hej" + "\t" * LETTERS + "du", "Hej du"),
    refused(
        "a megabyte of empty lines", "\n" * 990_000, f"{HANDOUT}:50001: The file has more than 50000 lines."
    ),
]


# Slow is not the program: the test itself reads 200,000 boxes.
@pytest.mark.parametrize(
    "case",
    [*NESTING, *SIZES, *FLOODS, pytest.param(MANY_EXERCISES, marks=pytest.mark.slow)],
    ids=str,
)
def test_a_size_that_nobody_reads_is_set_or_refused(case, desk):
    """Within a time and a memory that are bounded."""
    judge(case, desk)


SHAPES = {
    "bullets": "- Hvil benet den første dag\n",
    "sections": "## Afsnit\n\nHvil benet i dag.\n\n",
    "one paragraph": "Hvil benet den første dag. ",
    "wrapped lines": "Hvil benet den første dag.\n",
    "quotation marks": 'Sig "hej" og »hej« her. ',
    "quotation marks alone": "»",
    "a word without end": f"Hvil 3 dage. {'a' * 59_980} ",
    "full stops before a letter": f"{'.' * 59_990}a ",
    "full stops that end no sentence": "kl. 8 ",
    "brackets": "Hvil (f.eks. i dag). ",
    "questions": "### Hvad er det?\n\nDet er et knæ.\n\n",
    "HTML on one line": "<h2>Afsnit</h2><p>Hvil benet i dag.</p><ul><li>Drik vand</li></ul>",
    "letters": "a) Bro 3 x 10\nb) Tå 2 x 8\n\n",
    "warnings": "Søg læge, hvis du får feber.\n\n",
}


@pytest.mark.parametrize("command", ["check", "outline"])
@pytest.mark.parametrize("shape", SHAPES)
def test_long_articles_are_checked_in_bounded_time(shape, command, desk):
    """What is linear takes a second or two; what was not took minutes."""
    body = SHAPES[shape] * (60_000 // len(SHAPES[shape].encode()))
    judge(Case(shape, {HANDOUT: article(body + RED_FLAGS)}, (command, HANDOUT), made=(), seconds=5), desk)
