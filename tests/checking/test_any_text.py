"""Whatever stands in a file, an editor has something to say or nothing: never a traceback."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from support.editing import DAY
from support.random_articles import ARTICLES

from handoutgen.checking.checks import check
from handoutgen.checking.reports import as_json, as_text
from handoutgen.checking.rules import RULES
from handoutgen.checking.sarif import as_sarif
from handoutgen.checking.signs import conflicts
from handoutgen.model.bands import Band
from handoutgen.model.inlines import Text
from handoutgen.model.outline import FlagSource, RedFlag

WORDS = st.sampled_from(
    [
        *[
            "hvis",
            "eller",
            "og",
            ",",
            ".",
            ";",
            ":",
            "(",
            ")",
            "»x«",
            "|",
            "---",
            "---:",
            "#",
            "##",
            "-",
            "1.",
            "**",
            "[a](b)",
            "![](c)",
            ":::",
            "tip",
            "søg",
            "læge",
            "akut",
        ],
        *[
            "ring",
            "112",
            "blodprop",
            "hævet",
            "varmt",
            "rødt",
            "fx",
            "f.eks.",
            "gastrocnemius",
            "3",
            "x",
            "10",
            "sek.",
            "ved",
            "når",
            "også",
            "benet",
        ],
        *("\n", "\n\n", "\x00", "\u200b", "膝"),
    ]
)
SALAD = st.lists(WORDS, max_size=60).map(" ".join)
KEYS = st.sampled_from(
    ["ignore: [lix]", "ignore: x", "reviewBy: 1/2/2020", "draft: ja", "language: en", "redFlags: a", "x"]
)


def looked_at(path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    report = check([path], DAY)

    assert report.files == 1
    assert {one.rule for one in report.findings} <= set(RULES)
    lines = text.count("\n") + text.count("\r") + 1
    assert all(0 <= one.spot.line <= lines for one in report.findings)
    assert as_text(report)
    assert as_json(report, DAY)
    assert as_sarif(report)


@settings(max_examples=60)
@given(body=st.one_of(ARTICLES, SALAD, st.text(max_size=200)), keys=st.lists(KEYS, max_size=3))
def test_any_article_is_looked_at(body, keys, tmp_path_factory):
    """Plausible ones, salads of our own marks, and any characters."""
    head = "\n".join(["---", "title: Knæ", *keys, "---", ""])

    looked_at(tmp_path_factory.mktemp("any") / "a.md", head + body)


@settings(max_examples=30)
@given(text=st.one_of(st.text(max_size=200), SALAD))
def test_any_clinic_and_any_list_is_looked_at(text, tmp_path_factory):
    """And any article without front matter."""
    folder = tmp_path_factory.mktemp("any")
    for name in ("clinic.toml", "a.csv", "b.md"):
        looked_at(folder / name, text)


@given(texts=st.lists(st.lists(WORDS, max_size=25).map(" ".join), min_size=2, max_size=4))
def test_any_red_flags_are_compared(texts):
    """Each conflict is between two urgencies, the calm one first."""
    bands = list(Band)
    flags = tuple(
        RedFlag(bands[place % 3], (Text(text),), None, place, FlagSource.SECTION)
        for place, text in enumerate(texts)
    )

    assert all(bands.index(one.urgent.band) < bands.index(one.calm.band) for one in conflicts(flags))
