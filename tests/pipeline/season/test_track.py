"""Tracking over real files: which rounds begin, what counts of a unit, and what the workbook says."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from tests.support.good_form import MODEL
from tests.support.sent_files import send
from xl_perfgoals.core.policy import Policy, Roster, Unit
from xl_perfgoals.core.season import Approval, FormVersion, Return, Round, UnitState
from xl_perfgoals.files.season_store import StoreError, StoreFault, open_store
from xl_perfgoals.ops.season.rounds import change_between
from xl_perfgoals.ops.season.tracking import Dates, Progress, progress
from xl_perfgoals.pipeline.earlier import ForeignFileError
from xl_perfgoals.pipeline.season.track import (
    NoSuchProjectError,
    Said,
    Tracking,
    Withdrawal,
    track_paths,
)
from xl_perfgoals.pipeline.season.track_workbook import write_tracking_workbook

TOWN, LAKE = "石桥镇人民政府", "湖东乡人民政府"
ROSTER = Roster(
    units=(
        Unit(
            name=TOWN,
            code="061",
            aliases=("石桥镇人民政府本级",),
            control=Decimal(150),
            expected=2,
            contact="张三",
            phone="0952-6000001",
        ),
        Unit(name=LAKE, code="063", expected=1),
    )
)
WATER = MODEL
ROAD = replace(
    MODEL,
    project="农村公路养护项目",
    total="50",
    fiscal="50",
    other="0",
    goal="2023年12月底前养护农村公路35公里，使沿线6个村的1200户群众出行安全，路面完好率达到95%。",
)
WRONG = replace(MODEL, total="101")
OUTSIDE = replace(MODEL, unit="平安街道办事处", department_and_code="平安街道办事处 099")
FIRST, SECOND, THIRD = (f"2022-11-{day:02}T09:00:00+08:00" for day in (2, 9, 16))


class County:
    """A folder of submissions and its store."""

    def __init__(self, folder: Path) -> None:
        self.inbox = folder / "报送"
        self.store = folder / "绩效目标台账.sqlite"
        self.folder = folder

    def track(self, at: str, **options: object) -> Tracking:
        """One run."""
        return track_paths([self.inbox], self.store, ROSTER, at, **options)  # type: ignore[arg-type]

    def rounds(self, unit: str = TOWN) -> tuple[Round, ...]:
        """The unit's rounds."""
        with open_store(self.store, read_only=True) as store:
            return store.rounds(unit)

    def progress(self, today: str = "2022-11-20", deadline: str = "") -> dict[str, Progress]:
        """How far the units are."""
        with open_store(self.store, read_only=True) as store:
            ledger = store.ledger()
        return {own.unit.name: own for own in progress(ledger, ROSTER, Dates(today, deadline))}


@pytest.fixture
def county(tmp_path: Path) -> County:
    return County(tmp_path)


def names(own: Round) -> list[str]:
    return sorted(version.project for version in own.versions)


def test_only_changed_forms_begin_a_round(county: County) -> None:
    send(county.inbox / "石桥镇.xlsx", WRONG, ROAD, hour=8)
    run = county.track(FIRST)
    assert [(own.unit, own.number) for own in run.opened] == [(TOWN, 1)]
    again = county.track(SECOND)
    assert again.opened == ()
    assert again.ledger == run.ledger
    send(county.inbox / "石桥镇.xlsx", WATER, ROAD, hour=9)
    (second,) = county.track(THIRD).opened
    assert (second.number, second.at) == (2, THIRD)
    change = change_between(county.rounds()[0], second)
    assert {finding.code for finding in change.fixed} >= {"F02", "U01"}
    assert change.new == ()


def test_saved_again_without_a_change_is_no_round_but_is_known(county: County) -> None:
    file = send(county.inbox / "石桥镇.xlsx", WATER, ROAD, hour=8)
    before = county.track(FIRST).ledger.rounds[0].versions[0]
    send(file, WATER, ROAD, hour=9)
    assert county.track(SECOND).opened == ()
    (own,) = county.rounds()
    assert own.at == FIRST
    assert own.versions[0].sha256 != before.sha256
    assert own.versions[0].fingerprint == before.fingerprint


def test_what_was_not_sent_again_still_counts(county: County) -> None:
    send(county.inbox / "一轮" / "石桥镇.xlsx", WRONG, hour=8)
    send(county.inbox / "一轮" / "公路.xlsx", ROAD, hour=8)
    county.track(FIRST)
    (county.inbox / "一轮" / "石桥镇.xlsx").unlink()
    (county.inbox / "一轮" / "公路.xlsx").unlink()
    send(county.inbox / "二轮" / "石桥镇修改.xlsx", WATER, hour=9)
    (step,) = county.track(SECOND).steps
    assert names(step.round) == ["农村公路养护项目", "村级饮水管网维修项目"]
    assert [version.project for version in step.carried] == ["农村公路养护项目"]
    assert county.progress()[TOWN].sums.difference == 0
    assert "U01" not in {finding.code for finding in step.round.findings}
    assert "U02" not in {finding.code for finding in step.round.findings}


def test_the_sum_of_carried_forms_is_judged_too(county: County) -> None:
    send(county.inbox / "饮水.xlsx", WATER, hour=8)
    send(county.inbox / "公路.xlsx", ROAD, hour=8)
    county.track(FIRST)
    (county.inbox / "公路.xlsx").unlink()
    send(county.inbox / "饮水.xlsx", replace(WATER, total="99", fiscal="89"), hour=9)
    (step,) = county.track(SECOND).steps
    assert {finding.code for finding in step.round.findings if not finding.project} == {"U01"}
    assert county.progress()[TOWN].sums.difference == Decimal(-1)


def test_a_project_that_its_own_file_lacks_now_counts_no_more(county: County) -> None:
    file = send(county.inbox / "石桥镇.xlsx", WATER, ROAD, hour=8)
    county.track(FIRST)
    send(file, WATER, hour=9)
    (step,) = county.track(SECOND).steps
    assert names(step.round) == ["村级饮水管网维修项目"]
    assert [version.project for version in step.dropped] == ["农村公路养护项目"]


def test_a_renamed_project_counts_once(county: County) -> None:
    send(county.inbox / "饮水.xlsx", replace(WATER, project="饮水管网项目"), hour=8)
    county.track(FIRST)
    (county.inbox / "饮水.xlsx").unlink()
    send(county.inbox / "饮水（改）.xlsx", WATER, hour=9)
    (step,) = county.track(SECOND).steps
    assert names(step.round) == ["村级饮水管网维修项目"]


def test_a_unit_that_corrects_its_name_leaves_the_strangers(county: County) -> None:
    file = send(county.inbox / "石桥镇.xlsx", OUTSIDE, hour=8)
    county.track(FIRST)
    assert not county.progress()["平安街道办事处"].listed
    send(file, WATER, hour=9)
    county.track(SECOND)
    assert "平安街道办事处" not in county.progress()
    assert county.progress()[TOWN].sums.reported == 1


def test_a_withdrawn_project_comes_back_only_in_another_file(county: County) -> None:
    file = send(county.inbox / "石桥镇.xlsx", WATER, ROAD, hour=8)
    county.track(FIRST)
    said = Said(withdrawals=(Withdrawal("石桥镇人民政府本级", "农村公路养护项目", "县里取消"),))
    (step,) = county.track(SECOND, said=said).steps
    assert names(step.round) == ["村级饮水管网维修项目"]
    assert county.track(SECOND).opened == ()
    send(file, WATER, ROAD, hour=9)
    (step,) = county.track(THIRD).steps
    assert names(step.round) == ["农村公路养护项目", "村级饮水管网维修项目"]


def test_a_withdrawal_of_nothing_changes_nothing(county: County) -> None:
    send(county.inbox / "石桥镇.xlsx", WATER, hour=8)
    county.track(FIRST)
    send(county.inbox / "石桥镇.xlsx", WRONG, hour=9)
    with pytest.raises(NoSuchProjectError, match="村级饮水管网维修项目"):
        county.track(SECOND, said=Said(withdrawals=(Withdrawal(TOWN, "公路"),)))
    assert len(county.rounds()) == 1


def test_another_years_forms_are_refused(county: County) -> None:
    send(county.inbox / "石桥镇.xlsx", WATER, hour=8)
    county.track(FIRST)
    for policy in (Policy(year=2024), None):
        send(county.inbox / "石桥镇.xlsx", replace(WATER, year="2024"), hour=9)
        with pytest.raises(StoreError) as refused:
            county.track(SECOND, policy=policy)
        assert refused.value.fault is StoreFault.OTHER_YEAR
    assert len(county.rounds()) == 1


def test_one_wrong_year_among_others_is_a_finding(county: County) -> None:
    send(county.inbox / "石桥镇.xlsx", WATER, hour=8)
    county.track(FIRST)
    send(county.inbox / "石桥镇.xlsx", WATER, replace(ROAD, year="2022"), hour=9)
    assert len(county.track(SECOND).opened) == 1


def test_states_go_from_missing_to_accepted(county: County) -> None:
    send(county.inbox / "石桥镇.xlsx", WRONG, ROAD, hour=8)
    county.track(FIRST)

    def state(today: str = "2022-11-20") -> tuple[UnitState, bool]:
        own = county.progress(today, "2022-11-15")[TOWN]
        return own.state, own.overdue

    lake = county.progress("2022-11-15", "2022-11-15")[LAKE]
    assert (lake.state, lake.overdue) == (UnitState.DUE, False)
    lake = county.progress("2022-11-16", "2022-11-15")[LAKE]
    assert (lake.state, lake.overdue) == (UnitState.MISSING, True)
    assert state() == (UnitState.RECEIVED, False)
    with open_store(county.store) as store:
        store.add_return(Return(TOWN, 1, FIRST, "2022-11-12", 3, 3, "退回.docx"))
    assert state("2022-11-12") == (UnitState.RETURNED, False)
    assert state("2022-11-13") == (UnitState.RETURNED, True)
    send(county.inbox / "石桥镇.xlsx", WATER, ROAD, hour=9)
    county.track(SECOND)
    assert state() == (UnitState.RESUBMITTED, False)
    approve(county)
    assert state() == (UnitState.ACCEPTED, False)
    send(county.inbox / "石桥镇.xlsx", WRONG, ROAD, hour=10)
    county.track(THIRD)
    own = county.progress()[TOWN]
    assert own.state is UnitState.RESUBMITTED
    assert [(change.approval.project, change.now and change.now.total) for change in own.changed] == [
        (WATER.project, Decimal(101))
    ]


def approve(county: County) -> None:
    with open_store(county.store) as store:
        latest = store.latest_round(TOWN)
        for version in latest.versions if latest else ():
            store.add_approval(approval(version))


def approval(version: FormVersion) -> Approval:
    return Approval(
        version.unit, version.project, version.sha256, version.fingerprint, "2023-01-20T08:00:00", "r1",
        "平财〔2023〕1号", "李四", version.record,
    )  # fmt: skip


@pytest.fixture
def written(county: County) -> Callable[..., openpyxl.Workbook]:
    """The workbook after all that came, with the values that it was written with."""

    def write(target: str = "报送情况.xlsx") -> openpyxl.Workbook:
        with open_store(county.store, read_only=True) as store:
            ledger = store.ledger()
        saved = write_tracking_workbook(ledger, county.folder / target, ROSTER, THIRD, deadline="2022-11-15")
        return openpyxl.load_workbook(saved.path, data_only=True)

    return write


def table(book: openpyxl.Workbook, sheet: str, head: str, first: str = "序号") -> list[dict[str, object]]:
    """The rows below the headings that hold `head`, by heading."""
    rows = [list(row) for row in book[sheet].iter_rows(values_only=True)]
    start = next(n for n, row in enumerate(rows) if head in row and first in row)
    titles = [str(title).replace("\n", "") for title in rows[start]]
    found = []
    for row in rows[start + 1 :]:
        if not isinstance(row[0], int):
            break
        found.append(dict(zip(titles, row, strict=True)))
    return found


def test_the_workbook_counts_and_asks(county: County, written: Callable[..., openpyxl.Workbook]) -> None:
    send(county.inbox / "石桥镇.xlsx", WRONG, hour=8)
    send(county.inbox / "平安街道.xlsx", OUTSIDE, hour=8)
    county.inbox.joinpath("湖东乡人民政府.xlsx").write_bytes(b"PK\x03\x04")
    county.track(FIRST)
    book = written()
    assert book.sheetnames == ["报送进度", "应报未报（联系清单）", "轮次变化", "控制数核对"]
    rows = table(book, "报送进度", "单位")
    assert [
        (row["单位"], row["状态"], row["应报项目"], row["已报项目"], row["未报项目"]) for row in rows
    ] == [
        (TOWN, "已报待审", 2, 1, 1),
        (LAKE, "逾期未报", 1, 0, 1),
    ]
    assert len(book["报送进度"]._charts) == 1
    phones = table(book, "应报未报（联系清单）", "电话")
    assert [(row["单位"], row["电话"]) for row in phones] == [(TOWN, "0952-6000001"), (LAKE, None)]
    assert "湖东乡人民政府.xlsx" in str(phones[1]["要问的事"])
    control = table(book, "控制数核对", "单位")
    assert [(row["单位"], row["差额（申报－控制）"], row["金额核对"]) for row in control] == [
        (TOWN, -49, "不符"),
        (LAKE, None, "未报"),
        ("平安街道办事处", None, "无控制数"),
    ]


def test_the_rounds_are_told_one_by_one(county: County, written: Callable[..., openpyxl.Workbook]) -> None:
    send(county.inbox / "石桥镇.xlsx", WRONG, ROAD, hour=8)
    county.track(FIRST)
    send(county.inbox / "石桥镇.xlsx", WATER, ROAD, hour=9)
    county.track(SECOND)
    book = written()
    (turn,) = table(book, "轮次变化", "轮次")
    assert turn["上轮问题"] == turn["已改正"] + turn["仍未改"]  # type: ignore[operator]
    assert "101→100" in str(turn["项目的变化"])
    details = table(book, "轮次变化", "规则")
    assert {row["规则"] for row in details if row["变化"] == "已改正"} >= {"F02", "U01"}


def test_what_the_officer_noted_stays(county: County, written: Callable[..., openpyxl.Workbook]) -> None:
    send(county.inbox / "石桥镇.xlsx", WATER, hour=8)
    county.track(FIRST)
    written()
    path = county.folder / "报送情况.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["应报未报（联系清单）"]
    row = next(row for row in sheet.iter_rows() if row[1].value == LAKE)
    row[9].value = "周三前报来"
    book.save(path)
    phones = table(written(), "应报未报（联系清单）", "电话")
    assert {row["单位"]: row["联系情况（人工填写）"] for row in phones}[LAKE] == "周三前报来"
    assert (county.folder / "报送情况（上一次）.xlsx").exists()


def test_another_workbook_is_not_replaced(county: County, written: Callable[..., openpyxl.Workbook]) -> None:
    send(county.inbox / "石桥镇.xlsx", WATER, hour=8)
    county.track(FIRST)
    other = send(county.folder / "别的.xlsx", ROAD)
    before = other.read_bytes()
    with pytest.raises(ForeignFileError):
        written("别的.xlsx")
    assert other.read_bytes() == before


def test_our_own_files_among_the_submissions_are_passed_over(county: County) -> None:
    county.store = county.inbox / "绩效目标台账.sqlite"
    send(county.inbox / "石桥镇.xlsx", WATER, hour=8)
    run = county.track(FIRST)
    write_tracking_workbook(run.ledger, county.inbox / "报送情况.xlsx", ROSTER, FIRST)
    run = county.track(SECOND)
    receipts = run.consolidation.intake.submission.receipts
    codes = {receipt.path: receipt.problem.code for receipt in receipts if receipt.problem}
    assert codes == {
        "报送情况.xlsx": "K06",
        "绩效目标台账.sqlite": "K03",
        "绩效目标台账（上一次）.sqlite": "K03",
    }
    assert run.opened == ()
