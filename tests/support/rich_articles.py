"""Random articles with everything in them: pictures, notes, warnings, long tables, exercises, red flags."""

from __future__ import annotations

from hypothesis import strategies as st
from support.random_articles import BLOCKS, CELLS, PHRASES, SHORT

PICTURE = "ben.png"
"""A picture that the test puts beside the article; others are missing."""

PICTURES = st.builds(
    "![{}]({})".format, st.one_of(st.just(""), SHORT), st.sampled_from([PICTURE, "findes-ikke.png"])
)
DEEP = st.builds(lambda level, words: f"{'#' * level} {words}", st.integers(1, 6), SHORT)
TASKS = st.lists(st.tuples(st.sampled_from(" x"), SHORT), min_size=1, max_size=3).map(
    lambda items: "\n".join(f"- [{mark}] {words}" for mark, words in items)
)
FOREIGN = st.builds("{} [{}]{{lang=la}}.".format, SHORT, SHORT)
NOTICES = st.builds(
    "::: {}\n{}\n:::".format, st.sampled_from(["tip", "advarsel", "advarsel akut", "advarsel 112"]), PHRASES
)
FLAGS = st.builds(
    "## {}\n\n{}\n\n- {}".format,
    st.sampled_from(["Hvornår skal du søge læge?", "Advarselstegn", "Ring 112, hvis"]),
    st.sampled_from(["Ring 112 ved lammelse.", "Søg læge akut ved feber.", "Kontakt lægen."]),
    SHORT,
)


@st.composite
def footnotes(draw: st.DrawFn) -> str:
    """Draw a paragraph with a footnote of its own."""
    name = draw(st.integers(1, 10**6))
    return f"{draw(SHORT)}[^{name}]\n\n[^{name}]: {draw(PHRASES)}"


@st.composite
def long_tables(draw: st.DrawFn) -> str:
    """Draw a table that may go over several pages; some tables are of exercises."""
    head = draw(st.sampled_from([("Øvelse", "Hvordan", "Dosis"), ("Symptom", "Årsag", "Råd")]))
    rows = draw(st.lists(st.tuples(st.one_of(SHORT, st.just("")), CELLS), min_size=1, max_size=6))
    doses = ["3 x 10", "Hold 30 sek. x 2–3", "5 gange om ugen", "efter aftale"]
    lines = [f"| {a} | {b} | {doses[n % 4]} |" for n, (a, b) in enumerate(rows * draw(st.integers(1, 8)))]
    return "\n".join([f"| {' | '.join(head)} |", "|---|---|---|", *lines])


RICH = st.one_of(BLOCKS, PICTURES, DEEP, TASKS, FOREIGN, NOTICES, FLAGS, footnotes(), long_tables())
HEADS = st.sampled_from(
    ["", f"exercises:\n  1: {{picture: {PICTURE}}}\n  2: {{dose: 2 x 8, picture: {PICTURE}}}\n"]
)
RICH_ARTICLES = st.lists(RICH, min_size=1, max_size=10).map(lambda blocks: "\n\n".join(blocks) + "\n")
