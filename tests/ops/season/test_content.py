"""A form's fingerprint: the same for the same content, another for any other; the record keeps all of it."""

import pytest

from tests.support.forms import parsed
from xl_perfgoals.core.cells import Scalar
from xl_perfgoals.ops.season.cell_texts import cell_texts
from xl_perfgoals.ops.season.content import fingerprint, frozen, thawed

(MODEL,) = parsed({})


def print_of(edits: dict[str, Scalar]) -> str:
    (form,) = parsed(edits)
    return fingerprint(frozen(form))


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param({"文件": "另一个文件.xlsx"}, id="another file"),
        pytest.param({"年度资金总额": "100.00"}, id="a number as text"),
        pytest.param({"年度资金总额": 100.0, "财政拨款": "90万元"}, id="a unit beside the number"),
        pytest.param({"项目名称": "村级饮水 管网维修项目"}, id="blanks"),
        pytest.param({"成本指标.指标值": "≤１００万元"}, id="widths"),
    ],
)
def test_looks_and_place_do_not_count(edits: dict[str, Scalar]) -> None:
    assert print_of(edits) == print_of({})


@pytest.mark.parametrize(
    "edits",
    [
        {"年度资金总额": 100.000001},
        {"年度资金总额": "约100"},
        {"项目名称": "饮水项目"},
        {"实施单位": "河西镇人民政府"},
        {"年度总体目标": "维修管网"},
        {"成本指标.指标值": "≤90万元"},
        {"数量指标.三级指标": "管网长度"},
    ],
    ids=lambda edits: next(iter(edits)),
)
def test_any_other_content_is_another(edits: dict[str, Scalar]) -> None:
    assert print_of(edits) != print_of({})


def test_the_record_comes_back_whole() -> None:
    content = frozen(MODEL)
    assert thawed(content.model_dump_json()) == content
    assert [line.label for line in content.money[:3]] == ["年度资金总额", "财政拨款", "其他资金"]
    assert len(content.indicators) == len(MODEL.indicators)


def test_every_row_has_a_key_and_every_blank_its_text() -> None:
    known = cell_texts(MODEL)
    assert set(known.rows) == {row.row for row in MODEL.indicators}
    assert len(set(known.rows.values())) == len(MODEL.indicators)
    assert known.texts[MODEL.funding.total.at] == MODEL.funding.total.text
    assert known.texts[MODEL.indicators[0].target.at] == MODEL.indicators[0].target.text
