"""A batch run and told: paths on standard output, all else on standard error."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from handoutgen.batch.engines import cores, here, processes
from handoutgen.batch.jobs import State
from handoutgen.batch.naming import Pattern, PatternError
from handoutgen.batch.order import Order, has_folders
from handoutgen.batch.plan import Plan
from handoutgen.batch.whole import Tally, Wish, count_batch, make_batch
from handoutgen.cli.progress import Lines, progress, spell
from handoutgen.model.alike import Gathering
from handoutgen.model.faults import Fault, InputError

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable

    from handoutgen.batch.run import Engine, Results
    from handoutgen.cli.stopping import Stop


class Choices(Struct, frozen=True):
    """How the batch is to be made, beside what is ordered."""

    pattern: Pattern | None = None
    jobs: int | None = None
    resume: bool = False
    dry_run: bool = False
    sync: bool = False


def run_batch(order: Order, choices: Choices, stop: Stop) -> int:
    """Plan, make and tell; return the exit code."""
    count = choices.jobs or cores()
    engine = processes(count) if count > 1 else here()
    try:
        return _run(order, choices, stop, engine)
    finally:
        engine.close()


def _run(order: Order, choices: Choices, stop: Stop, engine: Engine) -> int:
    begun = time.monotonic()
    # A folder of clinics may grow: the files of those it has now must not move then.
    plan = Plan(
        order, choices.pattern, folders=has_folders(order) or None, grouped=True, spread=engine.spread
    )
    try:
        folders = plan.survey()
    except PatternError as error:
        raise click.UsageError(str(error)) from error
    with progress(sum(folders.values())) as screen:
        teller = _Teller(order, screen)
        teller.tell_plan(plan)
        wish = Wish(engine, choices.resume, choices.sync, stop, screen.say)
        try:
            if choices.dry_run:
                teller.count(plan, wish)
            elif not stop():
                teller.make(plan, folders, wish)
        except InputError as error:
            teller.tell(error.faults)
            teller.good = False
        teller.tell_others()
    if choices.dry_run and not stop():
        click.echo(teller.estimate())
    elif not choices.dry_run:
        click.echo(teller.summary(time.monotonic() - begun), err=True)
    if stop():
        click.echo("Stopped. Go on with --resume.", err=True)
        return 128 + stop.number
    return 0 if teller.good else 1


class _Teller:
    """Tells what happens while it happens, each fault once, and counts it."""

    def __init__(self, order: Order, screen: Lines) -> None:
        self.good = True
        self._order = order
        self._screen = screen
        self._tally = Tally()
        self._said: set[Fault] = set()
        self._gathering = Gathering()

    def tell_plan(self, plan: Plan) -> None:
        """Tell what was found and assumed in reading clinics and lists."""
        for told in plan.told:
            for remark in told.remarks:
                self._screen.say(remark)
            self.tell(told.faults)
            self.good = self.good and not told.faults
        for remark in plan.assumed():
            self._screen.say(remark)

    def tell(self, faults: Iterable[Fault]) -> None:
        """Tell of each fault that was not told of before, of many alike only of the first."""
        new = [fault for fault in dict.fromkeys(faults) if fault not in self._said]
        self._said.update(new)
        for fault in self._gathering.first(new):
            self._screen.say(fault)

    def tell_others(self) -> None:
        """Tell how many more there were of each kind."""
        for fault in self._gathering.others():
            self._screen.say(fault)

    def make(self, plan: Plan, folders: Counter[str], wish: Wish) -> None:
        """Make the batch."""
        for results in make_batch(self._order, plan, folders, wish):
            self._tell_results(results)
            if any(made.hopeless for _, made in results):
                self._screen.say(
                    "Stopped, as nothing more can be written. Make room, and go on with --resume."
                )

    def count(self, plan: Plan, wish: Wish) -> None:
        """Count what the batch would be."""
        for made, times in count_batch(self._order, plan, wish):
            self._tally.add(made, times)
            self.tell(made.faults)
            self.good = self.good and made.state is not State.FAILED
            self._screen.advance(times)

    def estimate(self) -> str:
        """Return what a dry run counted."""
        tally = self._tally
        counted = f"{tally.made} leaflets, {tally.pages} pages, {tally.sheets} sheets printed on both sides"
        return f"{counted}; {tally.failed} cannot be made." if tally.failed else f"{counted}."

    def summary(self, seconds: float) -> str:
        """Return what a run did."""
        tally = self._tally
        parts = [f"{tally.made} made", f"{tally.pages} pages"]
        if tally.kept:
            parts.insert(1, f"{tally.kept} unchanged")
        if tally.failed:
            parts.append(f"{tally.failed} failed")
        if tally.warned:
            parts.append(f"{tally.warned} with warnings")
        rate = tally.made / seconds if seconds else 0
        return f"Leaflets: {', '.join(parts)}; {spell(seconds)}, {rate:.0f} a second."

    def _tell_results(self, results: Results) -> None:
        paths: list[str] = []
        for job, made in results:
            self._tally.add(made)
            if made.faults:
                self.tell(made.faults)
            if made.state is State.MADE:
                paths.append(str(self._order.out / job.target))
            elif made.state is State.FAILED:
                self.good = False
        if paths:
            self._screen.paths(paths)
        self._screen.advance(len(results))
