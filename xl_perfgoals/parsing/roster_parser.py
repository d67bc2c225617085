"""Grid to Roster: reads 单位名册 by its column headings; what cannot be read is told with its cell."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from xl_perfgoals.core.amount import MoneyUnit, is_blank, read_amount, read_number
from xl_perfgoals.core.cells import CellRef, Grid
from xl_perfgoals.core.policy import Roster, Unit
from xl_perfgoals.core.texts import name_key, squeeze
from xl_perfgoals.parsing.labels import normalise

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "code": ("代码", "单位代码", "部门代码", "预算代码", "部门预算编码", "单位编码", "部门编码"),
    "name": ("单位名称", "名称", "部门名称", "单位", "部门", "主管部门名称", "预算单位"),
    "aliases": ("别名", "曾用名", "简称", "其他名称"),
    "kind": ("类型", "单位类型", "性质", "单位性质"),
    "department": ("主管部门", "上级部门", "归口部门"),
    "control": ("控制数", "预算控制数", "资金控制数"),
    "expected": ("应报项目数", "应报项目", "项目数", "应报数", "项目个数"),
    "projects": ("项目名单", "项目清单", "应报项目名称", "项目名称"),
    "contact": ("联系人", "经办人", "填报人", "绩效联系人"),
    "phone": ("电话", "联系电话", "手机", "手机号", "联系方式", "办公电话"),
}
_BY_HEADING = {heading: field for field, headings in _COLUMNS.items() for heading in headings}
_LIST = re.compile(r"[、,，;；\n]+")


class RosterFault(NamedTuple):
    """A cell of the roster that cannot be used, what is wrong with it and what to do."""

    at: CellRef
    reason: str
    remedy: str


def parse_roster(grids: tuple[Grid, ...]) -> tuple[Roster, tuple[RosterFault, ...]]:
    """The roster in the first sheet that has the columns 单位名称 (and 代码), and every fault in it.

    Control numbers are read in the unit of their heading, 万元 where it says none. Lists of aliases and
    projects are parted by 、 or commas.
    """
    for grid in grids:
        for row in range(grid.first_row, min(grid.last_row, grid.first_row + 20) + 1):
            columns: dict[str, int] = {}
            for col, text in grid.filled(row):
                if (field := _BY_HEADING.get(normalise(text))) is not None:
                    columns.setdefault(field, col)
            if "name" in columns and len(columns) > 1:
                return _read(grid, row, columns)
    at = grids[0].at(1, 1) if grids else CellRef("", "", 1, 1)
    fault = RosterFault(
        at,
        "找不到“单位名称”一列和另外任意一列（代码、别名、控制数等）",
        "请在名册第一行写上列名：代码、单位名称、别名、控制数、应报项目数",
    )
    return Roster(), (fault,)


def _read(grid: Grid, heading: int, columns: Mapping[str, int]) -> tuple[Roster, tuple[RosterFault, ...]]:
    units: list[Unit] = []
    faults: list[RosterFault] = []
    seen: dict[str, str] = {}
    yuan = "control" in columns and re.search(r"[(（]元", grid.text(heading, columns["control"]))
    for row in range(heading + 1, grid.last_row + 1):
        texts = {field: grid.text(row, col) for field, col in columns.items()}
        name = texts["name"]
        if not name:
            if any(texts.values()):
                faults.append(
                    RosterFault(
                        grid.at(row, columns["name"]), "单位名称没有填写", "请填写单位名称，或删去这一行"
                    )
                )
            continue
        if squeeze(name) in {"合计", "总计", "小计"}:
            continue
        unit = Unit(
            name=name,
            code=_code(grid, row, columns),
            aliases=names_in(texts.get("aliases", "")),
            kind=texts.get("kind", ""),
            department=texts.get("department", ""),
            control=_control(grid, row, columns, MoneyUnit.YUAN if yuan else MoneyUnit.WAN, faults),
            expected=_expected(grid, row, columns, faults),
            projects=names_in(texts.get("projects", "")),
            contact=texts.get("contact", ""),
            phone=texts.get("phone", ""),
        )
        for word in (unit.name, *unit.aliases, *([unit.code] if unit.code else [])):
            key = name_key(word)
            if seen.setdefault(key, unit.name) != unit.name or (word == unit.name and key in _names(units)):
                faults.append(
                    RosterFault(
                        grid.at(row, columns["name"]),
                        f"“{word}”在名册中出现了两次（{seen[key]}、{unit.name}）",
                        "请改正重复的名称、别名或代码，一个名称只能属于一个单位",
                    )
                )
        units.append(unit)
    return Roster(units=tuple(units)), tuple(faults)


def _code(grid: Grid, row: int, columns: Mapping[str, int]) -> str:
    """The unit's code. Excel makes the number 51 of a typed 051: departments have three digits, units six."""
    col = columns.get("code")
    if col is None:
        return ""
    code = squeeze(grid.text(row, col))
    if not isinstance(grid.value(row, col), str) and code.isdecimal():
        return code.zfill(3 if len(code) <= 3 else 6)
    return code


def _names(units: list[Unit]) -> set[str]:
    return {name_key(unit.name) for unit in units}


def names_in(text: str) -> tuple[str, ...]:
    """The names in a list, parted by 、 or commas."""
    return tuple(part.strip() for part in _LIST.split(text) if part.strip())


def _control(
    grid: Grid, row: int, columns: Mapping[str, int], unit: MoneyUnit, faults: list[RosterFault]
) -> Decimal | None:
    col = columns.get("control")
    if col is None or is_blank(value := grid.value(row, col)):
        return None
    amount = read_amount(value, unit)
    if amount is None:
        faults.append(
            RosterFault(
                grid.at(row, col), f"控制数“{grid.text(row, col)}”不是金额", "请改为数字，如 312.7584"
            )
        )
    return amount


def _expected(grid: Grid, row: int, columns: Mapping[str, int], faults: list[RosterFault]) -> int | None:
    col = columns.get("expected")
    if col is None or not (text := grid.text(row, col)):
        return None
    number = read_number(grid.value(row, col))
    if number is None and squeeze(text).isdecimal():
        number = Decimal(squeeze(text))
    if number is None or number != int(number) or number < 0:
        faults.append(
            RosterFault(grid.at(row, col), f"应报项目数“{text}”不是整数", "请改为 0、1、2 这样的整数")
        )
        return None
    return int(number)
