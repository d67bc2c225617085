"""Claims about a province's summary: its formulas, and what the rows of 部门汇总 add up to."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import reduce

from xl_perfgoals.core.amount import from_fen
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.core.written_sheet import WrittenSheet
from xl_perfgoals.ops.present import formulas as f, looks
from xl_perfgoals.ops.present.departments import OTHERS
from xl_perfgoals.ops.present.issues import Verdict
from xl_perfgoals.ops.province.doubles import SAME_FILE
from xl_perfgoals.ops.verified.claims import Claim, count, down
from xl_perfgoals.ops.verified.front_claims import Cards, Checks, Figure, claims_on_front
from xl_perfgoals.ops.verified.province.tables import (
    COUNTY,
    DEPARTMENT,
    FIGURES,
    FILES,
    FINDINGS,
    FORMS,
    KEY,
    LEFT,
    OTHER,
    PROJECTS,
    SHARE,
    STATES,
    VERDICT,
    Figures,
    ProvinceTables,
)
from xl_perfgoals.ops.verified.table import NUMBER, Table
from xl_perfgoals.ops.verified.tables import FISCAL, LISTED
from xl_perfgoals.wording import NO_COUNTY


def recounted_counties(tables: ProvinceTables) -> dict[int, Figures]:
    """What the departments of each county add up to, by the number of the county."""
    sums: dict[int, Figures] = {}
    for row in tables.department_rows:
        sums[row.key] = sums.get(row.key, Figures()).plus(row.figures)
    return sums


def whole(counted: Mapping[int, Figures]) -> Figures:
    """The province's sums."""
    return reduce(Figures.plus, counted.values(), Figures())


def province_claims(tables: ProvinceTables, counted: Mapping[int, Figures]) -> Iterator[Claim]:
    """All of them, but those that take a table which is not there."""
    counties, departments = tables.counties, tables.departments
    if departments and departments.total:
        for heading, figure in zip(FIGURES, shown(whole(counted)), strict=True):
            yield _total(departments, departments.total, heading, figure)
    if counties and departments:
        for county in tables.county_rows:
            own = counted.get(county.number, Figures())
            with_projects = sum(1 for row in tables.of_county(county.number) if row.figures.projects)
            yield from _county(counties, departments, county.row, own, with_projects)
    if counties and counties.total:
        yield from _whole(tables, counties, counties.total, counted)
    if sheet := tables.sheets.get(looks.FRONT):
        yield from claims_on_front(sheet, _cards(tables, counted), _checks(tables, counted))
        yield from _panels(sheet, tables, counted)


def shown(figures: Figures) -> tuple[Decimal | int, ...]:
    """As they stand in the sheets, money in 万元."""
    projects, *money, errors, warnings, hints = figures
    return (projects, *map(from_fen, money), errors, warnings, hints)


def _total(table: Table, row: int, heading: str, figure: Figure) -> Claim:
    return Claim(table.sheet.name, row, table.columns[heading], f.total_of(down(table, heading)), figure)


def _county(
    counties: Table, departments: Table, row: int, own: Figures, with_projects: int
) -> Iterator[Claim]:
    sheet, columns = counties.sheet.name, counties.columns
    key = (down(departments, KEY), f.here(row, columns[NUMBER]))
    counted = f.count_where(key, (down(departments, PROJECTS), '">0"'))
    yield Claim(sheet, row, columns[DEPARTMENT], counted, with_projects)
    for heading, figure in zip(FIGURES, shown(own), strict=True):
        yield Claim(sheet, row, columns[heading], f.sum_where(down(departments, heading), key), figure)
    if counties.total and SHARE in columns:
        all_money = f.cell(sheet, counties.total, columns[LISTED])
        yield Claim(sheet, row, columns[SHARE], share_formula(f.here(row, columns[LISTED]), all_money))


def share_formula(part: str, all_money: str) -> str:
    """What part of all money this is."""
    return f'=IF({all_money}=0,"",ROUND({part}/{all_money},4))'


def _whole(
    tables: ProvinceTables, counties: Table, row: int, counted: Mapping[int, Figures]
) -> Iterator[Claim]:
    """The total of 各县汇总."""
    rows = tables.county_rows
    figures: dict[str, Figure] = dict(zip(FIGURES, shown(whole(counted)), strict=True))
    figures[DEPARTMENT] = sum(1 for own in tables.department_rows if own.figures.projects)
    figures |= {FORMS: sum(own.forms for own in rows), LEFT: sum(own.left_out for own in rows)}
    figures |= {FILES: sum(own.all_files for own in rows)}
    states = zip(*(own.files for own in rows), strict=True)
    figures |= dict(zip(STATES, map(sum, states), strict=False))
    for heading, figure in figures.items():
        yield _total(counties, row, heading, figure)


def _cards(tables: ProvinceTables, counted: Mapping[int, Figures]) -> Cards:
    counties, departments, rows = tables.counties, tables.departments, tables.county_rows
    cards: dict[str, tuple[str | None, Figure]] = {}
    if counties and counties.total:
        figures = {claim.col: claim.figure for claim in _whole(tables, counties, counties.total, counted)}
        for label, heading in (
            *((heading, heading) for heading in (DEPARTMENT, LEFT, FILES, *STATES, *FINDINGS)),
            ("绩效目标表", FORMS),
            ("汇总项目", PROJECTS),
            ("年度资金总额（万元）", LISTED),
            ("其中：财政拨款（万元）", FISCAL),
            ("其他资金（万元）", OTHER),
        ):
            column = counties.columns[heading]
            cell = f.cell(counties.sheet.name, counties.total, column)
            cards[squeeze(label)] = (f"={cell}", figures.get(column))
        numbers, forms = down(counties, NUMBER), down(counties, FORMS)
        proper = [own for own in rows if own.name != squeeze(NO_COUNTY)]
        apart = ((down(counties, COUNTY), f'"<>{NO_COUNTY}"'),) if len(proper) < len(rows) else ()
        every = f.count_where((numbers, '">0"'), *apart) if apart else f"=COUNT({numbers})"
        silent = f.count_where((numbers, '">0"'), (forms, '"=0"'), *apart)
        cards["县"] = (every, len(proper))
        cards["没有报表的县"] = (silent, sum(1 for own in proper if not own.forms))
    if departments:
        verdicts, names = down(departments, VERDICT), down(departments, DEPARTMENT)
        own = [row.verdict for row in tables.department_rows if row.name != squeeze(OTHERS)]
        for verdict in Verdict:
            formula = f.count_where((verdicts, f'"{verdict.value}"'), (names, f'"<>{OTHERS}"'))
            cards[f"{verdict.value}的部门"] = (formula, own.count(verdict.value))
    return cards


def _checks(tables: ProvinceTables, counted: Mapping[int, Figures]) -> Checks:
    rows, sums = tables.county_rows, whole(counted)
    _, total, fiscal, other, *found = shown(sums)
    files, refused = sum(own.all_files for own in rows), sum(own.files.refused for own in rows)
    left_out = sum(own.left_out for own in rows)
    told = {
        "文件数＝读取正常＋存疑＋未能读取＋跳过": (files, sum(sum(own.files) for own in rows)),
        "未能读取的文件：各县汇总＝清单行数": (refused, sum(map(count, tables.unread))),
        "读到的表＝汇总项目＋未汇总": (sum(own.forms for own in rows), sums.projects + left_out),
        "未汇总的表：各县汇总＝清单行数": (left_out, sum(map(count, tables.left_out))),
        "年度资金总额：各县汇总＝部门汇总": (total, total),
        "财政拨款：各县汇总＝部门汇总": (fiscal, fiscal),
        "其他资金：各县汇总＝部门汇总": (other, other),
        "年度资金总额＝财政拨款＋其他资金（不符时看各县的问题清单）": (
            total,
            from_fen(sums.fiscal + sums.other),
        ),
        "问题条数：各县汇总＝部门汇总": (sum(found), sum(found)),
    }
    if tables.doubles:
        told["在几个县完全相同的文件＝0（不符时看疑似重复）"] = (_same_files(tables.doubles), 0)
    return {squeeze(title): figures for title, figures in told.items()}


def _same_files(doubles: Sequence[Table]) -> int:
    """How many files several counties have: each is told first at its first place."""
    return sum(
        table.text(row, "情况") == SAME_FILE and table.number(row, "第几处") == 1
        for table in doubles
        for row in range(table.first, table.last + 1)
    )


def _panels(sheet: WrittenSheet, tables: ProvinceTables, counted: Mapping[int, Figures]) -> Iterator[Claim]:
    """The counties' money and findings on 首页: known by the headings of the two small tables."""
    by_name = {own.name: shown(counted.get(own.number, Figures())) for own in tables.county_rows}
    by_name["合计"] = shown(whole(counted))
    table = tables.counties
    whole_cell = f.cell(table.sheet.name, table.total, table.columns[LISTED]) if table and table.total else ""
    places, ratio = dict[int, int](), 0
    for row in range(sheet.grid.first_row, sheet.grid.last_row + 1):
        filled = [(col, squeeze(text)) for col, text in sheet.grid.filled(row)]
        texts = [text for _, text in filled]
        if texts[:3] == ["县", squeeze("金额（万元）"), "占比"]:
            places, ratio = {filled[1][0]: FIGURES.index(LISTED)}, filled[2][0]
        elif texts[:4] == ["县", *FINDINGS]:
            places, ratio = {col: FIGURES.index(text) for col, text in filled[1:4]}, 0
        elif not filled:
            places, ratio = {}, 0
        else:
            if ratio and whole_cell:
                formula = share_formula(f.here(row, next(iter(places))), whole_cell)
                yield Claim(sheet.name, row, ratio, formula)
            own = by_name.get(texts[0])
            for col, place in places.items():
                yield Claim(sheet.name, row, col, None, own[place] if own else None)
