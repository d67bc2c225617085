"""Tracks what came in: a folder is taken in, and every unit whose forms changed begins a new round."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.core.season import WITHDRAWN, Decision, FormVersion, Ledger, Round, StoredFinding
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.core.versions import Order
from xl_perfgoals.files.limits import LIMITS, ReadingLimits
from xl_perfgoals.files.season_store import SeasonStore, StoreError, StoreFault, open_store
from xl_perfgoals.ops.remarks import Remark
from xl_perfgoals.ops.season.decided import OFFICER, intake_decisions, withdrawn_of
from xl_perfgoals.ops.season.next_round import Step, WholeUnit, next_round
from xl_perfgoals.ops.season.taken import READ, Sent, files_seen, taken_in
from xl_perfgoals.ops.season.tracking import latest_rounds, versions_by_unit
from xl_perfgoals.ops.season.whole_unit import whole_unit
from xl_perfgoals.pipeline.county import Consolidation, consolidate_paths
from xl_perfgoals.pipeline.guarded import Progress


class Withdrawal(NamedTuple):
    """The officer says that a unit no longer reports a project."""

    unit: str
    project: str
    why: str = ""


class NoSuchProjectError(Exception):
    """A withdrawal names a unit or a project that nobody has reported."""

    def __init__(self, said: Withdrawal, known: Iterable[str]) -> None:
        listed = "、".join(f"《{project}》" for project in known)
        hint = f"该单位报来的项目有：{listed}。" if listed else "请照“报送进度”表写单位名称。"
        super().__init__(f"没有找到要撤销的项目：“{said.unit}”的《{said.project}》。{hint}本次没有登记。")


@dataclass(frozen=True, slots=True)
class Said:
    """What the officer said beforehand: which form counts, remarks beside findings, projects withdrawn."""

    orders: tuple[Order, ...] = ()
    remarks: tuple[Remark, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()


NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True)
class Tracking:
    """A run: what it took in, what the store holds after it, and what it meant for each unit."""

    consolidation: Consolidation
    ledger: Ledger
    steps: tuple[Step, ...]

    @property
    def opened(self) -> tuple[Round, ...]:
        """The rounds that this run began."""
        return tuple(step.round for step in self.steps if step.new)


def track_paths(
    paths: Iterable[Path],
    store: Path,
    roster: Roster,
    at: str,
    *,
    policy: Policy | None = None,
    said: Said = NOTHING_SAID,
    progress: Progress | None = None,
    limits: ReadingLimits = LIMITS,
    passwords: Sequence[str] = (),
) -> Tracking:
    """Takes in all under the paths and stores it; the same forms a second time add nothing.

    at is now, an ISO time. Raises StoreError or NoSuchProjectError; the store is then as it was.
    """
    if store.exists():
        # What is wrong with the store is told before minutes of reading, not after.
        with open_store(store) as opened:
            _refuse_other_year(opened, store, policy.year if policy else None)
    result = consolidate_paths(
        paths, policy, roster, progress=progress, limits=limits, passwords=passwords, orders=said.orders
    )
    sent = taken_in(result.intake.submission, result.findings, roster, said.remarks)
    with open_store(store, new=True) as opened:
        year = _year_of(result, opened.year, policy)
        _refuse_other_year(opened, store, year)
        if opened.year is None and year is not None:
            opened.set_year(year)
        steps = _Storing(opened, result, sent, roster, at).run(said.withdrawals)
        return Tracking(result, opened.ledger(), steps)


def _year_of(result: Consolidation, known: int | None, policy: Policy | None) -> int | None:
    """The year of what came in: as told, else the one that most forms state, unless some state the known one.

    A unit may well have written a wrong year into its forms: rule H03 tells that.
    """
    if policy and policy.year:
        return policy.year
    stated = {form.year.value for form in result.intake.submission.forms}
    return known if known in stated else result.summary.year


def _refuse_other_year(store: SeasonStore, path: Path, year: int | None) -> None:
    if year is not None and store.year not in {None, year}:
        raise StoreError(StoreFault.OTHER_YEAR, path, year=store.year, other=year)


@dataclass(slots=True)
class _Storing:
    """Stores what one run took in."""

    store: SeasonStore
    result: Consolidation
    sent: Mapping[str, Sent]
    roster: Roster
    at: str

    def run(self, withdrawals: Iterable[Withdrawal]) -> tuple[Step, ...]:
        """Files and decisions first, then a step for each unit that is known or sent something."""
        submission = self.result.intake.submission
        for seen in files_seen(submission.receipts, self.at):
            self.store.add_file(seen)
        latest = latest_rounds(self.store.rounds())
        for decision in intake_decisions(submission, self.roster, self.at):
            self.store.add_decision(decision)
        for said in withdrawals:
            self._withdraw(said, latest)
        read = {r.path for r in submission.receipts if r.status.value in READ}
        decisions = self.store.decisions()
        steps = []
        for unit in dict.fromkeys([*self.sent, *latest]):
            step = next_round(
                unit,
                latest.get(unit),
                self.sent.get(unit, Sent()),
                read=read,
                withdrawn=withdrawn_of(decisions, unit),
                at=self.at,
                whole_unit=self._whole_unit(unit, latest),
            )
            if step is not None:
                steps.append(step)
                if step.changed:
                    self.store.add_round(step.round)
        return tuple(steps)

    def _withdraw(self, said: Withdrawal, latest: Mapping[str, Round]) -> None:
        known = self.roster.find(said.unit)
        unit = known.name if known else said.unit
        before = latest.get(unit)
        versions = [*self.sent.get(unit, Sent()).versions, *(before.versions if before else ())]
        own = [v for v in versions if name_key(v.project) == name_key(said.project)]
        if not own:
            raise NoSuchProjectError(said, dict.fromkeys(version.project for version in versions))
        for version in own:
            self.store.add_decision(
                Decision(unit, version.project, version.sha256, WITHDRAWN, said.why, OFFICER, self.at)
            )

    def _whole_unit(self, name: str, latest: Mapping[str, Round]) -> WholeUnit:
        """Judges a unit's forms together with those that other units sent under it."""
        unit = self.roster.find(name)

        def judge(versions: Sequence[FormVersion]) -> Sequence[StoredFinding]:
            others = [v for own in latest.values() if own.unit != name for v in own.versions]
            counted = versions_by_unit([*versions, *others], self.roster)
            return whole_unit(unit, counted[name_key(unit.name)]) if unit else ()

        return judge
