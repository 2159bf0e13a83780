"""Emoji on the leaflet: printed where a font has them, decently left out where they only decorate."""

from __future__ import annotations

import pytest
from support.judging import objections
from support.leaflets import BODY, pdf_of
from support.listening import words_of

NO_FONT = "🪗"
USUAL = (
    "✅❌💪🔴🟠🟡🟢👉😊🙂📞📅⏰🏃🚶🧘🦵🦶🧊🔥💊💧❤"
    "⚡🏋🚴🛑➕🔁⚠☎✉✔🚑🩺🩹🧠🦴🏊👍👎🙏😀😴🤕🌡📋📍💡🏠🚨🆘ℹ⭐🎯➡⬅⬆⬇🔄⏱☕🍎☀❄💬📧💻🛏🪑"
)


def printed(text: str, tmp_path) -> str:
    return " ".join(words_of(pdf_of(f"{text}\n\n{BODY}", tmp_path)))


def test_what_authors_write_is_printed_and_heard_by_its_character(tmp_path):
    """On any printer, and by a screen reader in its own words for it."""
    text = printed(" og ".join(USUAL), tmp_path)

    assert [sign for sign in USUAL if sign not in text] == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Løb 🏃🏽\u200d♀\ufe0f roligt", "Løb 🏃 roligt"),
        ("Spørg 👩\u200d⚕\ufe0f om det", "Spørg 👩 om det"),
        ("Godt 👍🏿 gået", "Godt 👍 gået"),
        ("Elsk ❤\ufe0f livet", "Elsk ❤ livet"),
        ("På dansk 🇩🇰 her", "På dansk 🇩🇰 her"),
        ("Trin 1\ufe0f\u20e3 først", "Trin 1 først"),
    ],
)
def test_a_sequence_is_one_sign(written, shown, tmp_path):
    """The first says what it is about; the rest only chooses a picture."""
    assert shown in printed(written, tmp_path)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (f"- {NO_FONT} Spil hver dag", "Spil hver dag"),
        (f"- **{NO_FONT}** Spil hver dag", "Spil hver dag"),
        (f"- {NO_FONT}\ufe0f\u200d♀\ufe0f Spil hver dag", "Spil hver dag"),
        (f"Spil hver dag {NO_FONT}", "Spil hver dag"),
        (f"Spil hver dag. {NO_FONT} Hvil bagefter.", "Spil hver dag. Hvil bagefter."),
        (f"Spil hver dag! {NO_FONT}{NO_FONT}[^1] Hvil.\n\n[^1]: Kun lidt.", "Spil hver dag! 1 Hvil."),
        (f"### {NO_FONT} Musik er godt", "Musik er godt"),
        (f"### 💪 {NO_FONT} Musik er godt", "💪 Musik er godt"),
    ],
)
def test_a_sign_that_decorates_is_left_out_where_no_font_has_it(written, shown, tmp_path):
    """»[?]« among red flags frightens, and without it nothing is lost."""
    text = printed(written, tmp_path)

    assert "[?]" not in text
    assert shown in " ".join(text.split())


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (f"Tag {NO_FONT} med hjem", "Tag [?] med hjem"),
        (f"| Musik | Ja |\n|---|---|\n| Sang | {NO_FONT} |", "Sang [?]"),
        ("膝 gør ondt", "[?] gør ondt"),
        ("Det gør ondt. 膝", "Det gør ondt. [?]"),
    ],
)
def test_a_sign_that_may_stand_for_a_word_keeps_its_place(written, shown, tmp_path):
    """Patient and clinician see that something stood there."""
    assert shown in " ".join(printed(written, tmp_path).split())


def test_a_sign_behind_a_red_flag_stays_with_it(tmp_path):
    """It is no red flag of its own, of another urgency."""
    text = printed("## Hvornår skal du søge læge?\n\nRing 112, hvis du får åndenød. 🚑", tmp_path)

    assert "åndenød. 🚑" in text


def test_a_leaflet_full_of_signs_is_sound(tmp_path):
    """Signs of three faces in headings, cells and links."""
    text = "## 💪 Styrke 🔥\n\n| 🦵 | ✅ |\n|---|---|\n| *⚠ skråt 🙂* | [☎ 📞](tel:00123456) |\n"

    assert objections(pdf_of(f"{text}\n{BODY}", tmp_path)) == []
