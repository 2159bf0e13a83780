"""What is hard to read, and on which line."""

from __future__ import annotations

HARD = (
    "Regelmæssige udstrækningsøvelser og målrettet styrketræning formindsker sandsynligheden for "
    "tilbagevendende muskelkramper, medmindre underliggende sygdomme, utilstrækkelig væskeindtagelse eller "
    "bivirkninger fra receptpligtige lægemidler vedligeholder problemerne og modarbejder den planlagte "
    "behandling af hele kredsløbet i op til flere år.\n"
)
EASY = "Du går en tur. Så får du is. Du er glad, og det er din ven. Du må gå ud nu. " * 12 + "\n"


def test_each_hard_section_is_told_with_its_line_and_figure(found):
    """The author begins with the hardest; easy sections are not told."""
    body = f"{EASY}\n## Svært\n\n{HARD}\n## Let\n\n{EASY}\n## Svært igen\n\n{HARD}"

    (finding,) = found(body, "lix-section")

    assert finding.what == "2 sections are hard to read."
    assert [place.spot.line for place in finding.places] == [12, 20]
    assert "over 35 words, very hard: »Svært«" in finding.places[0].what


def test_an_easy_text_with_one_hard_section_is_easy(found):
    """The whole is measured over all running text."""
    assert found(f"{EASY}\n## Svært\n\n{HARD}", "lix") == []


def test_headings_tables_and_bare_bullets_are_no_running_text(found):
    """Single words in bullets would make any text look easy, and long headings hard."""
    words = "\n".join(f"- {word}" for word in ("is", "sne", "vand") * 30)

    (finding,) = found(f"{HARD}\n{HARD}\n{words}\n", "lix")

    assert "over 75 words" in finding.what


def test_a_short_text_is_not_measured(found):
    """LIX of a dozen words is chance."""
    body = "Regelmæssige udstrækningsøvelser formindsker sandsynligheden for tilbagevendende muskelkramper."

    assert found(body, "lix") == []
    assert found(body, "lix-section") == []


def test_red_flags_are_held_to_a_stricter_limit(found):
    """What may pass elsewhere may not pass where somebody is to seek help."""
    flag = (
        "\n\n## Hvornår skal jeg søge læge?\n\n"
        "Søg læge, hvis knæet pludselig bliver hævet og varmt, eller hvis du overhovedet ikke længere kan "
        "støtte på benet. Kontakt os, hvis smerterne fortsætter i mere end seks uger, eller hvis natlige "
        "smerter ofte vækker dig.\n"
    )

    (finding,) = found("Hvil benet.", "lix-red-flags", flag=flag)

    assert (finding.spot.line, finding.level) == (14, "warning")
    assert found("Hvil benet.", "lix-section", flag=flag) == []


def test_only_the_longest_sentences_are_shown(found):
    """Few enough that an author reads them; each on its own line, also where a paragraph is wrapped."""
    long = (
        "Du går og går og går og går og går og går og går og går og går og går og går og går og går og går.\n"
    )
    longest = f"Så {long.replace('.', ' og går og går.')}"

    (finding,) = found(f"Hvil.\nHvil {long}{long}{long}{longest}", "long-sentences")

    assert finding.what.startswith("4 sentences have more than 25 words.")
    assert len(finding.places) == 3
    assert finding.places[0].spot.line == 14


def test_long_words_are_shown_once(found):
    """The longest first."""
    (finding,) = found("Speciallægepraksissen og speciallægepraksissen.", "long-words")

    assert [place.what for place in finding.places] == ["»Speciallægepraksissen«"]


def test_jargon_comes_with_plain_words(found):
    """Each word once, where it first stands."""
    (finding,) = found("Hvil.\n\nStræk soleus.\n\nMærk soleus, og tag 10 reps.", "jargon")

    assert [(place.spot.line, place.what) for place in finding.places] == [
        (12, "»soleus«: den dybe lægmuskel"),
        (14, "»reps«: gange, gentagelser"),
    ]
    assert finding.level == "note"


def test_a_word_that_is_explained_is_no_jargon(found):
    """In brackets behind plain words, with plain words in brackets behind it, or given as a name."""
    for body in (
        "Træk tæerne op (dorsalfleksion).",
        "Lav dorsalfleksion (træk tæerne op).",
        "Slidgigt kaldes også artrose.",
        "Du får det i rommen og i den gamle ro.",
    ):
        assert found(body, "jargon") == []


def test_jargon_in_red_flags_is_a_warning(found):
    """There it may cost a life."""
    flag = "\n\n## Hvornår skal jeg søge læge?\n\nSøg læge efter længere immobilitet.\n"

    (finding,) = found("Hvil benet.", "jargon", flag=flag)

    assert finding.level == "warning"


def test_another_language_is_not_judged(found):
    """LIX limits and word lists are Danish."""
    rules = {one.rule for one in found(HARD, more="language: en\n")}

    assert not rules & {"lix", "lix-section", "long-sentences", "long-words", "jargon"}
