"""Random articles: plausible words in every kind of block, with the words in the order they are read."""

from __future__ import annotations

from hypothesis import strategies as st

ADDRESS = " (x.example)"
"""What is printed behind the words of a random article's links, for those who hold only the paper."""

LETTERS = "abcdefghijklmnoprstuvyæøåéABDEFGHIKLMNOPRSTUVÆØÅ"
# Hypothesis strews into its texts what our own modules hold, and »Sikkerhedsnet« is a heading that means
# something; »Sxjikkerhedsnet« is none.
WORDS = st.text(alphabet=LETTERS, min_size=1, max_size=12).map(lambda word: f"{word[0]}xj{word[1:]}")
COMPOUNDS = st.builds("{}-{}".format, WORDS, WORDS)
LONG = st.text(alphabet=LETTERS, min_size=60, max_size=90)
MEASURES = st.sampled_from(
    ["30–60 sek.", "3 sæt", "10–15 gange", "kl. 8", "13. september 2025", "2,5 kg", "12 %", "°C,", "§ 4", "½"]
)
SIGNS = st.sampled_from(["»æble«,", "(jf.", "note)", "hvad?", "ja!", "a/b", "x:", "–", "…"])
PARTS = st.one_of(WORDS, WORDS, WORDS, WORDS, COMPOUNDS, MEASURES, SIGNS)

# Words begin with a letter each line, so that nothing at a line's start is taken for a mark of Markdown.
PHRASES = st.builds(lambda first, rest: " ".join([first, *rest]), WORDS, st.lists(PARTS, max_size=25))
SHORT = st.builds(lambda first, rest: " ".join([first, *rest]), WORDS, st.lists(PARTS, max_size=4))
CELLS = st.builds(lambda first, rest: " ".join([first, *rest]), WORDS, st.lists(PARTS, max_size=9))


def marked(phrase: str, style: str) -> str:
    """Return a phrase with its first word in a style."""
    first, _, rest = phrase.partition(" ")
    return style.format(first) + (f" {rest}" if rest else "")


STYLED = st.builds(
    marked, PHRASES, st.sampled_from(["{}", "{}", "**{}**", "*{}*", "~~{}~~", "[{}](https://x.example)"])
)

HEADINGS = st.builds(lambda level, words: f"{'#' * level} {words}", st.integers(2, 6), SHORT)
PARAGRAPHS = st.one_of(STYLED, STYLED, LONG)
BULLETS = st.lists(STYLED, min_size=1, max_size=4).map(lambda items: "\n".join(f"- {item}" for item in items))
NUMBERED = st.lists(STYLED, min_size=1, max_size=4).map(
    lambda items: "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
)
NESTED = st.lists(st.tuples(SHORT, st.lists(STYLED, max_size=2)), min_size=1, max_size=3).map(
    lambda items: "\n".join(
        "\n".join([f"- {outer}", *(f"  - {inner}" for inner in inners)]) for outer, inners in items
    )
)
QUOTES = st.lists(PHRASES, min_size=1, max_size=2).map(
    lambda parts: "\n>\n".join(f"> {one}" for one in parts)
)


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Draw an ordinary table of 2 to 4 columns."""
    columns = draw(st.integers(2, 4))
    rows = draw(st.lists(st.lists(CELLS, min_size=columns, max_size=columns), min_size=1, max_size=6))
    head = [f"Hoved{letter}" for letter in "ABCD"[:columns]]
    lines = [head, ["---"] * columns, *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


BLOCKS = st.one_of(PARAGRAPHS, PARAGRAPHS, HEADINGS, BULLETS, NUMBERED, NESTED, QUOTES, tables())
ARTICLES = st.lists(BLOCKS, min_size=1, max_size=9).map(lambda blocks: "\n\n".join(blocks) + "\n")
