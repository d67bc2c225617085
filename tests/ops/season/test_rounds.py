import pytest

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.season import EXEMPT, FormVersion, Round, StoredFinding
from xl_perfgoals.ops.season.content import FrozenForm, IndicatorContent
from xl_perfgoals.ops.season.renaming import renamed_projects
from xl_perfgoals.ops.season.rounds import change_between, round_change

UNIT, ROAD, WATER = "灵沙乡人民政府", "村道硬化", "饮水管护"


def finding(
    code: str = "V01",
    row: str = "数量指标|硬化里程",
    project: str = ROAD,
    *,
    cell: str = "E9",
    value: str = "3",
    waived: str = "",
    state: str = "",
    unit: str = UNIT,
) -> StoredFinding:
    return StoredFinding(
        unit,
        project,
        code,
        Severity.ERROR,
        "Sheet1",
        cell,
        row,
        "说明",
        "改法",
        value,
        "甲.xlsx",
        waived,
        state,
    )


def version(project: str, *names: str, unit: str = UNIT) -> FormVersion:
    rows = [
        IndicatorContent(level1="产出指标", level2="数量指标", name=name, target=f"≥{row}项", row=row)
        for row, name in enumerate(names, 9)
    ]
    empty = dict.fromkeys(FrozenForm.model_fields, "")
    lists = dict.fromkeys(("money", "long_indicators", "costs", "contacts"), ())
    record = FrozenForm.model_validate({**empty, **lists, "year": 2023, "indicators": rows}).model_dump_json()
    return FormVersion(
        unit,
        "灵沙乡",
        "",
        project,
        2023,
        "",
        "甲.xlsx",
        "",
        "Sheet1",
        "A1",
        None,
        None,
        None,
        project,
        record,
    )


def counts(earlier: list[StoredFinding], now: list[StoredFinding]) -> tuple[int, int, int]:
    change = round_change(earlier, now)
    return len(change.fixed), len(change.open), len(change.new)


@pytest.mark.parametrize(
    ("earlier", "now", "expected"),
    [
        pytest.param([finding()], [], (1, 0, 0), id="mended"),
        pytest.param([finding()], [finding(cell="E12")], (0, 1, 0), id="moved down: still the same"),
        pytest.param([finding()], [finding(value="4")], (0, 1, 0), id="another value, as wrong as before"),
        pytest.param([finding()], [finding("V02")], (1, 0, 1), id="another rule"),
        pytest.param([finding()], [finding(row="质量指标|合格率")], (1, 0, 1), id="another row"),
        pytest.param([finding()], [finding(project=WATER)], (1, 0, 1), id="another project"),
        pytest.param([finding()], [finding(unit="头闸镇")], (1, 0, 1), id="another unit"),
        pytest.param(
            [finding(project="“两个中心”")], [finding(project='"两个中心"')], (0, 1, 0), id="quotes"
        ),
        pytest.param([finding(), finding()], [finding()], (1, 1, 0), id="one of two mended"),
        pytest.param([finding()], [finding(), finding()], (0, 1, 1), id="one more of the same"),
        pytest.param([finding(waived="已说明")], [], (0, 0, 0), id="let pass and gone"),
        pytest.param([finding()], [finding(waived="已说明")], (0, 0, 0), id="let pass now: not mended"),
        pytest.param([finding()], [finding(state=EXEMPT)], (0, 0, 0), id="let pass by the officer"),
        pytest.param([finding(waived="已说明")], [finding()], (0, 1, 0), id="no longer let pass"),
        pytest.param([], [finding(waived="已说明")], (0, 0, 0), id="let pass at once"),
    ],
)
def test_what_became_of_findings(
    earlier: list[StoredFinding], now: list[StoredFinding], expected: tuple[int, int, int]
) -> None:
    assert counts(earlier, now) == expected


def test_of_two_alike_the_changed_one_was_mended() -> None:
    change = round_change([finding(value="3"), finding(value="5", cell="E10")], [finding(value="5")])
    assert [f.value for f in change.fixed] == ["3"]


def test_findings_stay_in_the_order_of_their_round() -> None:
    now = [finding(cell="E9", value="x"), finding(cell="E10", value="3"), finding(cell="E11", value="y")]
    change = round_change([finding(value="3")], now)
    assert [f.cell for f in change.open] == ["E10"]
    assert [f.cell for f in change.new] == ["E9", "E11"]


ROWS = ("硬化里程", "合格率", "完成时间", "受益人数")


@pytest.mark.parametrize(
    ("earlier", "now", "renamed"),
    [
        pytest.param([version(ROAD, *ROWS)], [version("村组道路硬化", *ROWS)], True, id="same content"),
        pytest.param([version("", *ROWS)], [version(ROAD, *ROWS)], True, id="a name given at last"),
        pytest.param([version(ROAD, *ROWS)], [version(WATER, "水质", "管道")], False, id="another project"),
        pytest.param([version("村道硬化工程项目")], [version("村道硬化工程")], True, id="alike, same amount"),
        pytest.param(
            [version(ROAD, *ROWS)], [version(ROAD, *ROWS), version("新项目", *ROWS)], False, id="still there"
        ),
        pytest.param(
            [version(ROAD, *ROWS)], [version("新名", *ROWS, unit="头闸镇")], False, id="another unit's"
        ),
    ],
)
def test_renamed_projects(earlier: list[FormVersion], now: list[FormVersion], *, renamed: bool) -> None:
    assert bool(renamed_projects(earlier, now)) is renamed


def test_of_two_candidates_the_likelier_is_the_project() -> None:
    now = [version("甲", *ROWS[:3], "别的"), version("乙", *ROWS)]
    assert list(renamed_projects([version(ROAD, *ROWS)], now).values()) == [(UNIT, "乙")]


def test_findings_of_a_renamed_project_are_still_open() -> None:
    earlier = Round(UNIT, 1, "", (version(ROAD, *ROWS),), (finding(), finding("F02", "")))
    now = Round(UNIT, 2, "", (version("村组道路", *ROWS),), (finding(project="村组道路"),))
    change = change_between(earlier, now)
    assert [f.code for f in change.fixed] == ["F02"]
    assert [f.project for f in change.open] == ["村组道路"]
    assert not change.new
