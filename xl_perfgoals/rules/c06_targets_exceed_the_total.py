"""按填报的数量和标准测算，需要的钱已经超过年度资金总额。

为什么：数量、标准、金额都是单位自己定的目标，全部完成要花的钱超过总额，要么完不成，要么另有资金没填。

怎么改：核对数量、补助标准和金额，按总额能负担的规模调整，或补填资金来源。
"""

from collections.abc import Iterator

from xl_perfgoals.core.amount import add, subtract
from xl_perfgoals.core.cells import Scalar
from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.rules._commitments import commitments
from xl_perfgoals.rules._cost_rows import NAMED_PRICES, WRITTEN_PRICES, costs_of
from xl_perfgoals.rules._cost_total import comparison
from xl_perfgoals.rules._indicators import said
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """Adds up what the targets commit the project to; plain amounts alone are C01's and C02's."""
    total = form.funding.total.value
    items = commitments(form, policy)
    needed = add(item.amount for item in items)
    if total is None or total <= 0 or needed <= total:
        return
    if subtract(needed, total) <= add(item.slack for item in items):
        return  # no more than the rounding of a price
    compared = comparison(form, policy)
    if compared is not None and compared.sum == needed:
        return  # C02 says so
    rows = sorted({row.number: row for item in items for row in item.rows}.items())
    first, *others = (row for _, row in rows)
    uncounted = [price.row for price in costs_of(form).prices if price.row.number not in dict(rows)]
    yield Hit(
        first.target.at,
        {
            "total": total,
            "sum": needed,
            "difference": subtract(needed, total),
            "working": "，".join(item.working for item in items),
            "amounts": tuple(item.amount for item in items),
            "rows": tuple(number for number, _ in rows),
            "uncounted": tuple(f"“{said(row)}”" for row in uncounted),
        },
        variant="more" if uncounted else "",
        also=tuple(row.target.at for row in others),
    )


def _each(name: str, price: str) -> dict[str, Scalar]:
    return {"成本指标.三级指标": name, "成本指标.指标值": price}


def _second(name: str, cost: str) -> dict[str, Scalar]:
    return {"成本指标#2.三级指标": name, "成本指标#2.指标值": cost}


_LENGTH = {
    "数量指标.指标值": "19.7公里",
    "年度总体目标": "2023年11月底前完成饮水管网维修，供水350天以上。",
}

_MESSAGE = "按填报的数量和标准测算：{working}，合计 {sum} 万元，比总额 {total} 万元多 {difference} 万元"
_ADVICE = "请核对数量、标准和金额，调整到资金总额以内，或补填资金来源"

RULE = Rule(
    code="C06",
    name="targets_exceed_the_total",
    title="测算支出超过总额",
    severity=Severity.ERROR,
    message=_MESSAGE,
    advice=_ADVICE,
    variants={"more": (f"{_MESSAGE}（还没有计入{{uncounted}}）", _ADVICE)},
    basis=(Basis.LAW_88,),
    category=Category.ADEQUATE,
    doc=__doc__ or "",
    check=check,
    rows=NAMED_PRICES,
    other_rows=WRITTEN_PRICES,
    fails=(
        example(_each("管网维修每公里成本", "≤6万元/公里"), note="20 公里要 120 万元"),
        example(_each("管网维修每公里成本", "5.0000001万元/公里"), note="多 2 分也要报"),
        example(_each("管网维修每公里成本", "4万元/公里") | _second("水质检测费", "30万元")),
        example(
            _each("管网维修每公里成本", "6万元/公里") | _second("项目总成本", "100万元"),
            note="总成本写对了，单价却对不上",
        ),
        example(
            _each("管网维修每公里成本", "4万元/公里")
            | {"数量指标#2.三级指标": "护管员补贴支出", "数量指标#2.指标值": "≥30万元"},
            also=("R04",),
            note="数量里也写了要花的钱",
        ),
        example(
            _each("管网维修每公里成本", "6万元/公里") | _second("水表采购单价", "≤200元/只"),
            also=("C12",),
            note="还有单价没有数量，没算进去",
        ),
        example(_each("管网维护费", "9万元/月"), note="12 个月 108 万元"),
        example(_each("管网维修每公里成本", "≤5.1万元/公里"), note="102 万元，超出的比单价四舍五入的零头多"),
    ),
    passes=(
        example(),
        example(_each("管网维修每公里成本", "5万元/公里")),
        example(_each("管网维修每公里成本", "4万元/公里") | _second("水质检测费", "20万元")),
        example(
            _each("管网维修每公里成本", "5万元/公里") | _second("项目总成本", "100万元"),
            note="总成本不重复计算",
        ),
        example(
            _each("管网维修每公里成本", "5万元/公里") | _second("管网维修费", "60万元"),
            note="说的是同一件事，不相加",
        ),
        example(
            _each("主管网维修单价", "5万元/公里") | _second("支管网维修单价", "3万元/公里"),
            note="同一数量有几档单价，按最低的算",
        ),
        example(
            _each("管网维修每公里成本", "5万元/公里")
            | {"数量指标#2.三级指标": "带动社会投资", "数量指标#2.指标值": "≥300万元"},
            also=("R04",),
            note="不是本项目花的钱",
        ),
        example(_each("综合单价", "6万元/公里"), also=("C05",), note="名称对不上，不能肯定"),
        example(_each("管网维修每公里成本", "≤5.1万元/公里") | _LENGTH, note="封顶的单价四舍五入过"),
        example(
            _each("护管站站长报酬标准", "≤5200元/人·月")
            | {"数量指标#2.三级指标": "发放报酬的护管员人数", "数量指标#2.指标值": "96人"},
            note="只是其中一部分人的标准",
        ),
        example(_each("管网维修每公里成本", "6万元/公里") | {"年度资金总额": None}, also=("F01",)),
    ),
)
