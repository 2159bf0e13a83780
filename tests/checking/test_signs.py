"""One sign at two urgencies: found where a patient would be sent to two places, and nowhere else."""

from __future__ import annotations

import pytest

from handoutgen.checking.signs import conflicts
from handoutgen.model.bands import Band
from handoutgen.model.inlines import Text
from handoutgen.model.outline import FlagSource, RedFlag

BOTH = [
    (
        "Kontakt os, hvis benet er hævet, varmt og rødt (mistanke om blodprop).",
        "En blodprop (DVT) kan give hævelse, varme og rødme. Har du disse tegn, så søg læge akut.",
    ),
    ("Kontakt os, hvis benet er hævet, varmt og rødt.", "Søg læge akut ved hævelse, varme og rødme i benet."),
    ("Kontakt os, hvis benet er hævet, varmt og rødt.", "Søg læge akut ved hævelse og varme."),
    ("Kontakt din læge ved feber.", "Ring til lægevagten, hvis du får feber."),
    ("Kontakt os, hvis du bliver svimmel.", "Ring 112, hvis du bliver svimmel eller besvimer."),
    ("Kontakt lægen, hvis du mister følelsen i benet.", "Søg akut læge, hvis du mister følelsen i benet."),
    ("Spørg os, hvis du ikke kan støtte på foden.", "Tag på skadestuen, hvis du ikke kan støtte på foden."),
    ("Kontakt din læge, hvis du har ondt i brystet.", "Ring 112 ved brystsmerter."),
    ("Kontakt din læge ved brystsmerter.", "Ring 112, hvis du får smerter i brystet."),
    ("Kontakt os ved lændesmerter og feber.", "Søg læge akut, hvis du har ondt i lænden og feber."),
    ("Kontakt os ved hovedpine.", "Ring 112, hvis du får hovedpine."),
    ("Kontakt os ved mistanke om en fraktur.", "Tag på skadestuen, hvis foden kan være brækket."),
]
APART = [
    ("Kontakt os, hvis benet er hævet og varmt.", "Søg læge akut, hvis benet er hævet, varmt og rødt."),
    ("Kontakt os, hvis knæet hæver.", "Søg akut læge, hvis anklen hæver."),
    ("Kontakt din læge ved feber.", "Ring 112 ved høj feber."),
    ("Kontakt os, hvis du har ondt i knæet.", "Ring 112 ved brystsmerter."),
    ("Kontakt os ved smerter.", "Ring 112 ved brystsmerter."),
    ("Kontakt os ved hovedpine.", "Ring 112 ved voldsom, pludselig hovedpine."),
    ("Kontakt din læge ved feber over 38.", "Søg læge akut ved feber over 39."),
    ("Kontakt os, hvis du tidligere har haft en blodprop.", "Søg læge akut ved mistanke om blodprop."),
    ("Det er sjældent en blodprop.", "Søg læge akut ved mistanke om blodprop."),
    ("Kontakt os ved smerter i mere end 6 uger.", "Søg læge akut ved stærke smerter."),
    ("Kontakt os, hvis såret bløder lidt.", "Kontakt lægevagten nu, hvis såret bløder igennem forbindingen."),
    ("Dit ene ben bliver svagt.", "Begge ben bliver svage, eller du mister følelsen i dem."),
    ("Smerten går ud i armen, eller armen sover.", "Du har ondt i brystet, måske også i kæbe eller arm."),
    ("Benet er hævet, varmt eller rødt.", "Du hoster blod, og det ene ben er hævet."),
    ("Benet er hævet.", "Du får ondt i brystet. Det gælder både med og uden et hævet ben."),
    ("Ring til din læge.", "Ring til lægevagten."),
]


def flag(text: str, band: Band, line: int) -> RedFlag:
    return RedFlag(band, (Text(text),), None, line, FlagSource.SECTION)


@pytest.mark.parametrize(("calm", "urgent"), BOTH)
def test_the_same_sign_at_two_urgencies_is_found(calm, urgent):
    """Whoever has the calm sign has the urgent one too, in whatever shape the words stand."""
    (found,) = conflicts((flag(urgent, Band.ACUTE, 70), flag(calm, Band.CONTACT, 52)))

    assert (found.calm.line, found.urgent.line) == (52, 70)
    assert found.signs


@pytest.mark.parametrize(("calm", "urgent"), APART)
def test_another_sign_is_no_conflict(calm, urgent):
    """More signs at once, another place, something that was: an author may part them."""
    assert conflicts((flag(urgent, Band.ACUTE, 70), flag(calm, Band.CONTACT, 52))) == []


def test_a_sign_twice_at_one_urgency_is_none():
    """The box prints it once, or twice alike."""
    both = "Søg læge akut ved feber."

    assert conflicts((flag(both, Band.ACUTE, 1), flag(both, Band.ACUTE, 9))) == []


def test_each_place_to_mend_is_told_once():
    """Against the most urgent of the others."""
    flags = (
        flag("Ring 112 ved feber.", Band.CALL_112, 3),
        flag("Søg læge akut ved feber.", Band.ACUTE, 1),
        flag("Kontakt os, hvis du får feber.", Band.CONTACT, 9),
    )

    assert [(one.calm.line, one.urgent.line) for one in conflicts(flags)] == [(1, 3), (9, 3)]
