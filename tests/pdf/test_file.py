"""What a reader's program is told about a leaflet."""

from __future__ import annotations

import io
from itertools import pairwise

import pikepdf
import pytest
from support.judging import objections
from support.leaflets import BODY, EXERCISES, RED_FLAGS, pdf_of
from support.listening import listen, marked_text

CLINIC = (
    'name = "Klinik Å"\nphone = "00112233"\nemail = "a@b.example"\nweb = "www.b.example"\n'
    'booking = "https://b.example/tid"\n'
)


@pytest.fixture
def opened(tmp_path):
    """Print an article and open the file."""

    def print_and_open(text: str = BODY, clinic: str | None = CLINIC, **wishes: object) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(pdf_of(text, tmp_path, clinic, **wishes)))

    return print_and_open


def bookmarks(document: pikepdf.Pdf) -> list[tuple[int, str, int]]:
    """Return level, title and page of each bookmark."""
    pages = {page.objgen: number for number, page in enumerate(document.pages, 1)}
    found: list[tuple[int, str, int]] = []

    def walk(entry: pikepdf.Object | None, level: int) -> None:
        while entry is not None:
            found.append((level, str(entry.Title), pages[entry.Dest[0].objgen]))
            walk(entry.get("/First"), level + 1)
            entry = entry.get("/Next")

    walk(document.Root.Outlines.First, 0)
    return found


def test_a_window_shows_the_title_and_not_the_file_name(opened):
    """PDF/UA-1, 7.1: the title is in the metadata, and the reader is told to show it."""
    document = opened("---\ntitle: Ondt i foden – øvelser\nlastUpdated: 1/2/2026\n---\nTekst.\n")

    assert document.Root.ViewerPreferences.DisplayDocTitle == True  # noqa: E712 - a PDF object
    assert str(document.docinfo.Title) == "Ondt i foden – øvelser"
    with document.open_metadata() as xmp:
        assert xmp["dc:title"] == "Ondt i foden – øvelser"


def test_a_voice_reads_danish(opened):
    """A Danish leaflet read by an English voice is gibberish."""
    assert str(opened().Root.Lang) == "da-DK"


def test_another_language_is_named(opened):
    """A clinic may hand out an English leaflet."""
    document = opened("---\ntitle: Sore knee\nlanguage: en\n---\nText.\n")

    assert str(document.Root.Lang) == "en-GB"


def test_bookmarks_follow_the_headings(opened):
    """A long leaflet is walked by its headings, each on the page where it stands."""
    found = bookmarks(
        opened(f"Indledning.\n\n## Først\n\nA\n\n### Så\n\nB\n\n{EXERCISES}## Til sidst\n\nC\n")
    )

    titles = [(level, title) for level, title, _ in found]
    assert titles == [
        (0, "Ondt i knæet"),
        (0, "Først"),
        (1, "Så"),
        (0, "Øvelser"),
        (0, "Til sidst"),
        (0, "Træningsdagbog"),
    ]
    assert [page for _, title, page in found if title == "Træningsdagbog"] == [2]


def test_links_can_be_followed_and_heard(opened):
    """A link is an element of the tree, with its area and a description (PDF/UA-1, 7.18.5)."""
    text = (
        "Se [sundhed.dk](https://www.sundhed.dk/æble), [os](mailto:a@b.example) og [ring](tel:+4500112233).\n"
    )
    document = opened(text, None)

    links = [link for page in document.pages for link in page.get("/Annots", [])]
    assert [str(link.A.URI) for link in links] == [
        "https://www.sundhed.dk/%C3%A6ble",
        "mailto:a@b.example",
        "tel:+4500112233",
    ]
    assert all(str(link.Contents) for link in links)
    assert all(int(link.F) == 4 for link in links), "a link that is not printed"


def test_a_link_over_two_lines_is_one_link_with_two_areas(tmp_path):
    """A listener hears it once; a finger finds it on both lines."""
    words = "fodterapeut " * 12
    pdf = pdf_of(f"Se [{words}](https://x.example) nu.\n", tmp_path)

    (link,) = listen(pdf).all("Link")
    assert link.text.split() == [*words.split(), "(x.example)"]
    assert link.annotations >= 2


def test_a_strange_link_stays_text(opened):
    """Nothing but the web, mail and phone may be opened from a leaflet."""
    document = opened("[a](javascript:alert(1)) [b](file:///etc/passwd) [c](../x.md)\n", None)

    assert not [link for page in document.pages for link in page.get("/Annots", [])]


def test_the_qr_code_says_where_it_leads(tmp_path):
    """Who cannot see it, or has no phone, still gets the address."""
    tree = listen(pdf_of(BODY, tmp_path, CLINIC))

    alts = [figure.alt for figure in tree.all("Figure")]
    assert alts == ["QR-kode, der åbner https://b.example/tid"]
    assert all("BBox" in figure.attributes for figure in tree.all("Figure"))


def test_without_a_booking_address_there_is_no_qr_code(tmp_path):
    """No code that leads nowhere."""
    tree = listen(pdf_of(BODY, tmp_path, 'name = "Klinik"\n'))

    assert tree.all("Figure") == []
    assert "Book tid" not in tree.text


def test_a_heading_row_shown_again_is_heard_once(opened, tmp_path):
    """On the next page it is an artifact: a listener is still in the same table."""
    rows = "".join(f"| Navn {number} | {'Et lille ord. ' * 30} |\n" for number in range(14))
    text = f"Tekst.\n\n## Plan\n\n| Kendeord | Forklaring |\n|---|---|\n{rows}"
    document = opened(text, None)
    tree = listen(pdf_of(text, tmp_path))

    heads = [cell for cell in tree.all("TH") if cell.text.strip() == "Kendeord"]
    shown = [number for number, page in enumerate(document.pages, 1) if "Kendeord" in said_silently(page)]
    assert len(document.pages) > 2
    assert [cell.pages for cell in heads] == [{1}]
    assert shown == list(range(2, len(document.pages) + 1))


def said_silently(page: pikepdf.Page) -> str:
    """Return the words of a page's artifacts."""
    return marked_text(page).get(None, "")


def test_page_numbers_are_seen_and_not_heard(opened, tmp_path):
    """»Side 1 af 2« in the middle of a sentence would only disturb a listener."""
    document = opened()

    for number, page in enumerate(document.pages, 1):
        assert f"Side {number} af {len(document.pages)}" in said_silently(page)
    assert "Side 1" not in listen(pdf_of(BODY, tmp_path)).text


def test_headings_skip_no_level(tmp_path):
    """One H1, and no step down of more than one (PDF/UA-1, 7.4.2), whatever the author wrote."""
    text = f"# A\n\n#### B\n\nb\n\n###### C\n\nc\n\n## D\n\nd\n\n{RED_FLAGS}"
    tree = listen(pdf_of(text, tmp_path))

    levels = [int(heading.role[1:]) for heading in tree.all("H1", "H2", "H3", "H4", "H5", "H6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize(
    "text", ["Ring ☎ nu.\n", "## ☎ 112\n\nTekst.\n", "| A | B |\n|---|---|\n| ✉ post | ☎ **nu** |\n"]
)
def test_a_symbol_among_words_makes_a_sound_file(text, tmp_path):
    """Another font helps out for one letter; the space after it belongs to the words again."""
    assert objections(pdf_of(text, tmp_path)) == []


@pytest.mark.parametrize(
    "title",
    [
        "(a) \\ b)",
        'Æ <b> & "c"',
        "112 ☎",
        "x" * 300,
        "मधुमेह",
        "a\u200db 😀",
    ],
)
def test_any_title_makes_a_sound_file(title, tmp_path):
    """Brackets, ampersands and foreign letters go into strings, XML and bookmarks."""
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')

    assert objections(pdf_of(f'---\ntitle: "{quoted}"\n---\n\n## {quoted}\n\nTekst.\n', tmp_path)) == []
