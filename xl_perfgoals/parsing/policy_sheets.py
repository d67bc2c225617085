"""A county's settings as they stand on the sheets 设置, 规则 and 豁免 of a workbook."""

from collections.abc import Iterable, Mapping

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.parsing.labels import LEVEL2_WORDS, level_text
from xl_perfgoals.parsing.policy_parser import FIELDS, Setting


def workbook_settings(grids: Iterable[Grid]) -> tuple[Setting, ...]:
    """The settings on a workbook's sheets 设置 (名称, 值), 规则 (编号, 启用, 级别) and 豁免."""
    settings: list[Setting] = []
    for grid in grids:
        if squeeze(grid.sheet) == "设置":
            settings += _setting_rows(grid)
        elif squeeze(grid.sheet) == "规则":
            settings += _rule_rows(grid)
        elif squeeze(grid.sheet) == "豁免":
            settings += _waiver_rows(grid)
    return tuple(settings)


def _setting_rows(grid: Grid) -> list[Setting]:
    rows = []
    for row in range(grid.first_row, grid.last_row + 1):
        name, text = grid.text(row, 1), grid.text(row, 2)
        if squeeze(name) in FIELDS and text:
            where = f"设置!B{row}"
            rows.append(Setting("", name, text, where))
        elif level_text(name).words in LEVEL2_WORDS and text:
            rows.append(Setting("required", name, text, f"设置!B{row}"))
    return rows


def _headed(grid: Grid, wanted: Mapping[str, str]) -> tuple[int, dict[str, int]]:
    """The row whose cells are the wanted headings, and their columns by field; row 0 if there is none."""
    for row in range(grid.first_row, min(grid.last_row, grid.first_row + 10) + 1):
        columns = {wanted[squeeze(text)]: col for col, text in grid.filled(row) if squeeze(text) in wanted}
        if "code" in columns and len(columns) > 1:
            return row, columns
    return 0, {}


def _rule_rows(grid: Grid) -> list[Setting]:
    wanted = {"编号": "code", "规则编号": "code", "启用": "enabled", "级别": "severities"}
    heading, columns = _headed(grid, wanted)
    rows = []
    for row in range(heading + 1, grid.last_row + 1) if heading else ():
        code = grid.text(row, columns["code"])
        for group in ("enabled", "severities"):
            col = columns.get(group)
            if code and col and (text := grid.text(row, col)):
                rows.append(Setting(group, code, text, f"规则!{grid.at(row, col).a1}"))
    return rows


def _waiver_rows(grid: Grid) -> list[Setting]:
    wanted = {
        "规则编号": "code",
        "编号": "code",
        "规则": "code",
        "项目": "project",
        "项目名称": "project",
        "单元格": "cell",
        "位置": "cell",
        "理由": "reason",
        "批准人": "who",
        "豁免人": "who",
    }
    heading, columns = _headed(grid, wanted)
    rows = []
    for row in range(heading + 1, grid.last_row + 1) if heading else ():
        given = {field: text for field, col in columns.items() if (text := grid.text(row, col))}
        if given:
            rows.append(Setting("waivers", "", given, f"豁免!A{row}"))
    return rows
