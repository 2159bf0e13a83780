"""Where Danish sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoutgen.danish.sentences import sentence_spans, sentences
from handoutgen.model.inlines import Link, NoteMark, Strong, Text, plain


def cut(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Brug f.eks. Parkinson som eksempel.",
        "Smerter bl.a. Danmark rundt.",
        "Hold i ca. 30 sekunder.",
        "Hold i 30 sek. og slip.",
        "Det er evt. Lars, der ringer.",
        "Ring til dr. Hansen.",
        "Tag 2 stk. 3 gange.",
        "Ring på tlf. 12 34 56 78.",
        "Kom kl. 8.00 den 13. september.",
        "Kom den 13. September.",
        "Tag 2,5 ml. 3 gange.",
        "1. Gør dit bedste.",
        "H. C. Andersen havde ondt.",
        "Vent … og se.",
        "»Av! Det gør ondt,« sagde han.",
        "Mærk efter (f.eks. varme. Rødme. Hævelse) hver dag.",
        "Skriv jf. Bilag 1.",
        "Gigt, slid m.fl. giver smerter.",
        "Læs mere på www.sundhed.dk i dag.",
        "Brug inkl. Voltaren.",
        "Ring 112, hvis du får åndenød! 🚑",
        "Ring, hvis du får temp. > 38,5.",
        "Træn til maks. ± 20° i hver retning.",
        "Hold pulsen på max. ≤ 120.",
    ],
)
def test_one_sentence_stays_whole(sentence):
    """An abbreviation, a date or a quotation is no full stop."""
    assert cut(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hvil. Ring 112!", ["Hvil.", "Ring 112!"]),
        ("Hold 30 sek. Gentag 3 gange.", ["Hold 30 sek.", "Gentag 3 gange."]),
        ("Is, varme osv. Ring til os.", ["Is, varme osv.", "Ring til os."]),
        ("Tag D. Det hjælper.", ["Tag D.", "Det hjælper."]),
        ("Gør det ondt? Så stop.", ["Gør det ondt?", "Så stop."]),
        ("»Søg læge.« Sådan sagde hun.", ["»Søg læge.«", "Sådan sagde hun."]),
        ("(Se side 2.) Ring så.", ["(Se side 2.)", "Ring så."]),
        ("Ring i uge 12. Kom så.", ["Ring i uge 12.", "Kom så."]),
        ("Ring til os. 112 er for livsfare.", ["Ring til os.", "112 er for livsfare."]),
        ("Stop… Ring 112.", ["Stop…", "Ring 112."]),
    ],
)
def test_two_sentences_are_parted(text, expected):
    assert cut(text) == expected


def test_bold_and_links_are_kept():
    """A sentence is cut out of its paragraph with everything its author put on it."""
    inlines = (
        Text("Hvil. Ring "),
        Strong((Text("112 nu. Tøv"),)),
        Text(" ikke."),
        NoteMark(1),
        Text(" Se "),
        Link("https://sundhed.dk", (Text("her"),)),
    )

    assert sentences(inlines) == (
        (Text("Hvil."),),
        (Text("Ring "), Strong((Text("112 nu."),))),
        (Strong((Text("Tøv"),)), Text(" ikke."), NoteMark(1)),
        (Text("Se "), Link("https://sundhed.dk", (Text("her"),))),
    )


@given(st.text(alphabet="aBÆ12 .!?…()»«\"'–\n\xa0"))
def test_sentences_joined_are_the_text(text):
    """No letter is lost between two sentences."""
    assert "".join(text[start:end] for start, end in sentence_spans(text)) == text
    words = " ".join(plain(sentence) for sentence in sentences((Text(text),)))
    assert words.split() == text.split()
