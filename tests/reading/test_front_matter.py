"""Front matter as text with lines: YAML's own ideas of it are left behind."""

from __future__ import annotations

import msgspec
import pytest

from handoutgen.reading.article_shape import ArticleHeadShape
from handoutgen.reading.misspelt import KEYS

HEAD = "---\ntitle: Knæ\n{}\n---\nHvil.\n"


@pytest.mark.parametrize("title", ["No", "1:30", "112", "2025-09-13", "null og nix", "1e3", "~ca. 3"])
def test_a_title_is_what_the_author_wrote(read, title):
    """YAML would make False, 90, a number and a day of these."""
    article = read(f"---\ntitle: {title}\n---\nHvil.\n")

    assert article.facts.title == title


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Knæ &#8211; &oslash;velser", "Knæ – øvelser"),
        ("Q&amp;A", "Q&A"),
        ("R&D; is & hvile", "R&D; is & hvile"),
        ("Knæ&#10;fod", "Knæ fod"),
    ],
)
def test_characters_written_for_the_web_are_read(read, title, printed):
    """A site exports its titles so, and it stood on paper in the largest type."""
    assert read(f'---\ntitle: "{title}"\n---\nHvil.\n').facts.title == printed


@pytest.mark.parametrize(
    ("yaml", "line", "what"),
    [
        ("a: b: c", 3, "The front matter cannot be read: mapping values are not allowed in this context."),
        ("x: [1", 4, "The front matter cannot be read: did not find expected ',' or ']'."),
        ("x: 1\nx: 2", 4, "The key `x` stands twice."),
        ("x:\n  y: 1\n  y: 2", 5, "The key `y` stands twice."),
        ("? [a]\n: b", 3, "This key is no word."),
        ("a: &a [x]\nb: *a", 4, "*a does not stand for one text."),
        ("a: &a [*a]", 3, "*a does not stand for one text."),
        ("a: " + 50_000 * "[", 3, "The front matter cannot be read: it is nested more than 20 levels deep."),
        (
            "a:\n" + 50_000 * "- ",
            4,
            "The front matter cannot be read: it is nested more than 20 levels deep.",
        ),
    ],
)
def test_what_yaml_cannot_mean_is_told_on_its_line(refused, yaml, line, what):
    """The line counts from the top of the file."""
    faults = refused(HEAD.format(yaml))

    assert [(fault.spot.line, fault.what) for fault in faults] == [(line, what)]


def test_front_matter_that_is_no_mapping_is_refused(refused):
    """A rule above and below the first words looks like front matter, and they would be lost."""
    faults = refused("---\nBare et par ord\n---\n# Knæ\n\nHvil.\n")

    assert faults[0].what == "The front matter has no keys."


def test_a_broken_head_hides_no_fault_of_the_body(refused):
    """An author mends both in one round, and is not told that the title is missing."""
    faults = refused("---\nx: [\n---\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n")

    assert [fault.spot.line for fault in faults] == [3, 7]


def test_an_alias_of_one_text_is_that_text(read):
    """The only use of aliases that an article could have."""
    article = read(HEAD.format("author: &a Bo\nreviewedBy: *a"))

    assert article.facts.reviewed_by == "Bo"


@pytest.mark.parametrize("head", ["---\n---\n", "---\n\n---\n", "---\n# kun en bemærkning\n---\n"])
def test_empty_front_matter_is_no_fault(read, head):
    """A template leaves it behind."""
    assert read(f"{head}# Knæ\n\nHvil.\n").facts.title == "Knæ"


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("redflags", "redFlags"),
        ("red_flags", "redFlags"),
        ("Red-Flags", "redFlags"),
        ("excercises", "exercises"),
        ("exercise", "exercises"),
        ("sumary", "summary"),
        ("source", "sources"),
        ("reviewby", "reviewBy"),
        ("LastUpdated", "lastUpdated"),
        ("lastUpdate", "lastUpdated"),
    ],
)
def test_a_key_that_is_nearly_ours_is_told(read, key, meant):
    """What it says is not printed, and nobody would know."""
    article = read(HEAD.format(f"{key}: 13/09/2025"))

    assert [(fault.spot.line, fault.what, fault.rule) for fault in article.faults] == [
        (3, f"The key `{key}` is not read; is it `{meant}`?", "front-matter-key")
    ]


@pytest.mark.parametrize(
    "key",
    [
        "metaTitle",
        "slug",
        "logo",
        "tags",
        "image",
        "id",
        "layout",
        "description",
        "data",
        "draftBy",
        "æ",
        "_",
    ],
)
def test_a_key_of_the_website_is_nobodys_business(read, key):
    """Articles come from websites, which have keys of their own."""
    assert read(HEAD.format(f"{key}: x")).faults == ()


def test_a_key_beside_ours_is_the_websites_own(read):
    """Who writes `updated` and `update` means two things by them."""
    assert read(HEAD.format("updated: 13/09/2025\nupdate: ja")).faults == ()


def test_every_key_of_the_schema_is_known():
    """The schema tells editors of the same keys as are read."""
    told = {field.encode_name for field in msgspec.structs.fields(ArticleHeadShape)}

    assert told == set(KEYS)
