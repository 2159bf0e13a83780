"""What stands in the red-flag box besides the flags themselves."""

from __future__ import annotations

import pytest
from support.leaflets import composed

from handoutgen.model.inlines import plain
from handoutgen.model.parts import LeadPart, RedFlagPart


def box(text, folder):
    (found,) = [part for part in composed(text, folder).parts if isinstance(part, RedFlagPart)]
    return found


@pytest.mark.parametrize("sign", ["⚠️", "⚠", "❗ ", "‼️❗", "☎️"])
def test_a_heading_brings_no_sign_of_its_own_into_the_box(sign, tmp_path):
    """The box has one, and so has each band."""
    found = box(
        f"# Ondt\n\n## {sign} Søg læge\n\n- varmt ben\n\n### {sign} **Ring 112**\n\n- ved åndenød\n",
        tmp_path,
    )

    assert [plain(heading) for heading in found.headings] == ["Søg læge"]
    assert [plain(flag.inlines) for band in found.bands for flag in band.flags] == [
        "ved åndenød",
        "varmt ben",
    ]


def test_a_heading_of_signs_alone_keeps_them(tmp_path):
    """It would be empty without."""
    found = box("# Ondt\n\n## Søg læge, hvis\n\n### ⚠\n\n- benet er varmt\n", tmp_path)

    assert "⚠" in [plain(flag.inlines) for band in found.bands for flag in band.flags] + [
        plain(one) for one in found.headings
    ]


def test_without_headings_only_the_opening_stands_before_the_box(tmp_path):
    """Else the box stood below the whole article."""
    more = "**Hvad er det?**\n\nRing 112 ved åndenød.\n\nHvil.\n"

    parts = composed(f"Svimmelhed er ufarlig.\n\n{more}", tmp_path).parts

    words = [
        "box" if isinstance(part, RedFlagPart) else part.blocks
        for part in parts
        if isinstance(part, LeadPart | RedFlagPart)
    ]
    assert [part if part == "box" else [plain(block.inlines) for block in part] for part in words] == [
        ["Svimmelhed er ufarlig."],
        "box",
        ["Hvad er det?", "Ring 112 ved åndenød.", "Hvil."],
    ]


def test_below_a_lead_with_headings_the_box_stays_whole(tmp_path):
    """What stands before the first heading is the lead, as its author wrote it."""
    parts = composed("Et.\n\n**To**\n\nTre.\n\n## Hvornår til læge?\n\nVed feber.\n", tmp_path).parts

    kinds = [type(part).__name__ for part in parts if isinstance(part, LeadPart | RedFlagPart)]
    assert kinds == ["LeadPart", "RedFlagPart"]
