"""The order of a plan: what has a clinic in common stands together, on no more plates than are remembered."""

from __future__ import annotations

import itertools

import pytest
from support.leaflets import DAY

from handoutgen.batch.order import Order
from handoutgen.batch.plan import Plan
from handoutgen.model.leaflet import Edition, Kind
from handoutgen.model.patient import Patient

ARTICLES, CLINICS = 60, 3


@pytest.fixture
def planned(chain):
    """Return a function that plans sixty articles for three clinics, and tells article and clinic of each."""
    for number in range(ARTICLES - 2):
        chain.article(f"artikel-{number:02}")
    chain.clinic("sø")

    def plan(kinds: tuple[Kind, ...], *, grouped: bool) -> list[tuple[str, str, Kind]]:
        order = Order(
            articles=(chain.folder / "handouts",),
            clinics=(chain.folder / "clinics",),
            kinds=kinds,
            editions=(Edition.STANDARD,),
            patient=Patient(),
            issued=DAY,
            weeks=None,
            strict=False,
            out=chain.out,
        )
        jobs = Plan(order, grouped=grouped).jobs()
        return [(job.article, job.clinic.id, job.kind) for job in jobs]

    return plan


@pytest.mark.parametrize("kinds", [(Kind.LEAFLET,), tuple(Kind)])
def test_a_clinic_is_met_seldom_and_few_plates_by_turns(kinds, planned):
    """To make a clinic ready, and to set an article, take longer than a leaflet does."""
    found = planned(kinds, grouped=True)

    turns = [
        {(article, kind) for article, _, kind in group}
        for _, group in itertools.groupby(found, lambda one: one[1])
    ]
    assert max(map(len, turns)) <= 48
    assert len(turns) <= CLINICS * (ARTICLES * len(kinds) // 48 + 1)


@pytest.mark.parametrize("kinds", [(Kind.LEAFLET,), tuple(Kind)])
def test_nothing_is_planned_twice_or_left_out(kinds, planned):
    """However it is grouped."""
    found = planned(kinds, grouped=True)

    assert len(found) == len(set(found)) == ARTICLES * CLINICS * len(kinds)
    assert sorted(found) == sorted(planned(kinds, grouped=False))
