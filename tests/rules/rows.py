"""Edits that fill in the indicator rows of the model form as a table: {"成本": [(name, value), ...]}."""

from collections.abc import Sequence

from xl_perfgoals.core.cells import Scalar

Row = tuple[Scalar, Scalar]


def rows(kind: str, *filled: Row) -> dict[str, Scalar]:
    """The rows of one 二级指标, from its first."""
    edits: dict[str, Scalar] = {}
    for number, (name, value) in enumerate(filled, 1):
        label = f"{kind}指标" if number == 1 else f"{kind}指标#{number}"
        edits |= {f"{label}.三级指标": name, f"{label}.指标值": value}
    return edits


def project(
    total: Scalar, quantities: Sequence[Row] = (), costs: Sequence[Row] = (), **head: Scalar
) -> dict[str, Scalar]:
    """A project of so much money, all of it 财政拨款."""
    money: dict[str, Scalar] = {"年度资金总额": total, "财政拨款": total, "其他资金": 0}
    return money | rows("数量", *quantities) | rows("成本", *costs) | head
