"""Claims about 首页: its figures at the top, and both sides of each check."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest

from xl_perfgoals.core.amount import from_fen
from xl_perfgoals.core.recounted import Recounted
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.core.written_sheet import WrittenSheet
from xl_perfgoals.ops.present import formulas as f, looks
from xl_perfgoals.ops.present.figures import MoneyColumn
from xl_perfgoals.ops.present.front_page import FAILS_AT
from xl_perfgoals.ops.verified.claims import Claim, count, down, figures_of, forms_read
from xl_perfgoals.ops.verified.table import NUMBER
from xl_perfgoals.ops.verified.tables import FISCAL, LISTED, Tables

Figure = Decimal | int | None
Cards = Mapping[str, tuple[str | None, Figure]]
"""By their labels without blanks: the formula of each figure, and what it comes to."""
Checks = Mapping[str, tuple[Decimal | int, Decimal | int]]
"""What the two sides of checks come to, by their titles without blanks."""
FINDINGS = ("错误", "警告", "提示")


def front_claims(tables: Tables, counted: Recounted) -> Iterator[Claim]:
    """Those of a county's 首页."""
    if sheet := tables.sheets.get(looks.FRONT):
        yield from claims_on_front(sheet, _cards(tables, counted), _checks(tables, counted))


def claims_on_front(sheet: WrittenSheet, cards: Cards, checks: Checks) -> Iterator[Claim]:
    """Those of a 首页 with these figures and checks."""
    grid, seen = sheet.grid, set[str]()
    sides: dict[str, int] = {}
    for row in range(grid.first_row, grid.last_row + 1):
        filled = [(col, squeeze(text)) for col, text in grid.filled(row)]
        texts = {text: col for col, text in filled}
        if "等号左边" in texts and "等号右边" in texts:
            sides = {side: texts[side] for side in ("等号左边", "等号右边", "结果") if side in texts}
            continue
        if sides and filled:
            if filled[0][1] == squeeze(FAILS_AT):
                continue
            figures = checks.get(filled[0][1], (None, None))
            for col, figure in zip_longest(sides.values(), figures):
                yield Claim(sheet.name, row, col, None, figure)
            continue
        sides = {}  # an empty row ends the checks
        for col, text in filled:
            if text in cards and text not in seen:
                seen.add(text)
                yield Claim(sheet.name, row + 1, col, *cards[text])


def _cards(tables: Tables, counted: Recounted) -> Cards:
    whole, projects, departments = counted.whole, tables.projects, tables.departments
    total, fiscal, other, indicators, _ = figures_of(whole)
    cards: dict[str, tuple[str | None, Figure]] = {}
    if projects and projects.total:
        for label, heading, figure in (
            ("汇总项目", "项目名称", whole.projects),
            ("绩效指标", "指标条数", indicators),
            ("年度资金总额（万元）", LISTED, total),
            ("其中：财政拨款（万元）", FISCAL, fiscal),
            ("其他资金（万元）", "其他资金", other),
        ):
            formula = f"={f.cell(projects.sheet.name, projects.total, projects.columns[heading])}"
            cards[squeeze(label)] = (formula, figure)
    if departments and departments.total:
        for heading in FINDINGS:
            if heading in departments.columns:
                own = f.cell(departments.sheet.name, departments.total, departments.columns[heading])
                cards[heading] = (f"={own}", None)
    if departments:
        formula = f.count_where((down(departments, "项目个数"), '">0"'))
        cards["部门"] = (formula, sum(1 for sums in counted.departments.values() if sums.projects))
    if tables.ledger:
        cards["绩效目标表"] = (f"=SUM({down(tables.ledger, '绩效目标表数')})", forms_read(tables.ledger))
    if tables.left_out:
        cards["未汇总的表"] = (f"=COUNT({down(tables.left_out, NUMBER)})", count(tables.left_out))
    return cards


def _checks(tables: Tables, counted: Recounted) -> Checks:
    total, fiscal, other, indicators, _ = figures_of(counted.whole)
    sources = [
        from_fen(sum(fen)) for fen in zip(*(own.source_money for own in counted.projects), strict=True)
    ]
    details = sum(own.detail_indicators for own in counted.projects)
    told: dict[str, tuple[Decimal | int, Decimal | int]] = {
        "年度资金总额：部门汇总＝项目汇总": (total, total),
        "指标条数：项目汇总＝指标明细行数": (indicators, details),
    }
    for column, figure, source in zip(MoneyColumn, (total, fiscal, other), sources, strict=False):
        told[f"{column.value}：项目汇总＝原表单元格之和"] = (figure, source)
    if tables.ledger and tables.left_out:
        summed = counted.whole.projects + count(tables.left_out)
        told["读取表数＝汇总＋未汇总"] = (forms_read(tables.ledger), summed)
    return {squeeze(title): figures for title, figures in told.items()}
