"""The strongest script: plain lists from calamine, 22 checks, pandas only for the tables, XlsxWriter."""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pandas as pd
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

LABELS = {
    "项目名称": "project",
    "主管部门及代码": "department",
    "实施单位": "unit",
    "项目属性": "attribute",
    "项目期": "period",
    "年度资金总额": "total",
    "财政拨款": "fiscal",
    "其他资金": "other",
    "年度总体目标": "goal",
}
PROJECT_COLUMNS = ["file", "sheet", *LABELS.values()]
INDICATOR_COLUMNS = ["file", "sheet", "project", "level1", "level2", "name", "target"]
MONEY = ["total", "fiscal", "other"]
REQUIRED = ("数量指标", "质量指标", "时效指标", "成本指标", "社会效益指标", "服务对象满意度指标")
PUNCTUATION = re.compile(r"\s|其中|[:：]")
COST = re.compile(r"[≤<]?\s*([\d.]+)\s*(万元|元)")
PERCENT = re.compile(r"[≥>=＝]?\s*([\d.]+)%")
BARE_NUMBER = re.compile(r"[≥≤><=＝]?\s*\d+(\.\d+)?")
VAGUE = re.compile(r"(有效|显著|明显|逐步|不断|持续)(提高|提升|改善|改变|发展|保障|发挥)")

Row = list[object]
Project = dict[str, object]
Indicator = tuple[str, str, str, object]


def read_form(rows: list[Row]) -> tuple[Project, list[Indicator]]:
    project: Project = {}
    table = next(number for number, row in enumerate(rows) if "三级指标" in row)
    for row in rows[:table]:
        filled = [value for value in row if value != ""]
        for label, value in pairwise(filled):
            key = LABELS.get(PUNCTUATION.sub("", str(label)))
            if key:
                project[key] = value
    columns = [rows[table].index(title) for title in ("一级指标", "二级指标", "三级指标", "指标值")]
    indicators: list[Indicator] = []
    level1 = level2 = ""
    for row in rows[table + 1 :]:
        first, second, name, target = (row[column] for column in columns)
        if name == "" and target == "":
            break
        level1 = str(first) or level1
        level2 = re.split("[（(]", str(second))[0] or level2
        indicators.append((level1, level2, str(name), target))
    return project, indicators


def money_of(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def project_problems(project: Project, indicators: list[Indicator]) -> Iterator[str]:
    for key in ("project", "department", "unit", "period", "goal"):
        if not project.get(key):
            yield f"{key} is missing"
    department, goal = str(project.get("department", "")), str(project.get("goal", ""))
    if department and not re.search(r"\d{3}$", department):
        yield "department without code"
    if not re.match(r"\d{4}[-—]", str(project.get("attribute", ""))):
        yield "attribute without code"
    if goal and len(goal) <= 12:
        yield "goal is vacuous"
    elif goal and not re.search(r"\d", goal):
        yield "goal without a figure"
    if len(indicators) < 6:
        yield "few indicators"
    stated = Counter(level2 for _, level2, _, _ in indicators)
    yield from (f"{level2} is missing" for level2 in REQUIRED if level2 not in stated)
    names = Counter(name for _, _, name, _ in indicators)
    yield from (f"{name} stands {times} times" for name, times in names.items() if times > 1)


def money_problems(project: Project, indicators: list[Indicator]) -> Iterator[str]:
    total, fiscal, other = (money_of(project.get(key)) for key in MONEY)
    if total is None or total <= 0:
        yield "total is missing"
        return
    if abs(total - (fiscal or 0) - (other or 0)) > 1e-6:
        yield "parts do not add up"
    if any(amount is not None and amount < 0 for amount in (fiscal, other)):
        yield "a part is negative"
    costs = [cost_of(target) or 0 for _, level2, _, target in indicators if level2 == "成本指标"]
    if sum(costs) > total + 1e-6:
        yield "costs are more than the total"


def indicator_problems(indicator: Indicator, total: float | None) -> Iterator[str]:  # noqa: C901
    _, level2, name, target = indicator
    text = str(target).strip()
    percent = PERCENT.fullmatch(text)
    if not name:
        yield f"a {level2} has no name"
    if not text:
        yield f"{name} has no value"
    if level2 == "数量指标" and BARE_NUMBER.fullmatch(text):
        yield f"{name} has no unit"
    if level2 in {"数量指标", "成本指标"} and text and not re.search(r"\d", text):
        yield f"{name} is not a quantity"
    if level2 == "时效指标" and not re.search(r"年|月|日|天|时|季|周", text):
        yield f"{name} has no time"
    if percent and float(percent[1]) > 100:
        yield f"{name} is more than 100 %"
    if level2.startswith("服务对象满意度") and not percent and not isinstance(target, float):
        yield f"{name} is no percentage"
    if level2.startswith("服务对象满意度") and percent and float(percent[1]) < 80:
        yield f"{name} is low"
    if level2.endswith("效益指标") and VAGUE.fullmatch(text):
        yield f"{name} cannot be measured"
    if level2 == "成本指标" and total and (cost := cost_of(target)) and cost > total + 1e-6:
        yield f"{name} is more than the total"


def cost_of(target: object) -> float | None:
    """万元"""
    found = COST.fullmatch(str(target))
    return float(found[1]) / (1 if found[2] == "万元" else 10000) if found else None


def write(out: Path, tables: dict[str, pd.DataFrame]) -> None:
    with Workbook(out) as workbook:
        head = workbook.add_format({"bold": 1, "border": 1, "bg_color": "#DDEBF7", "align": "center"})
        money = workbook.add_format({"num_format": "#,##0.00####"})
        for title, table in tables.items():
            sheet = workbook.add_worksheet(title)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(table.columns) - 1, 24)
            sheet.write_row(0, 0, table.columns, head)
            for column, name in enumerate(table.columns):
                sheet.write_column(1, column, table[name].tolist(), money if name in MONEY else None)
            sheet.autofilter(0, 0, len(table), len(table.columns) - 1)


def main(folder: Path, out: Path) -> None:
    projects: list[list[object]] = []
    indicators: list[tuple[object, ...]] = []
    problems: list[tuple[object, ...]] = []
    for path in sorted(folder.rglob("*.xlsx")):
        workbook = CalamineWorkbook.from_path(path)
        for name in workbook.sheet_names:
            project, rows = read_form(workbook.get_sheet_by_name(name).to_python())
            place = (path.name, name, project.get("project", ""))
            projects.append([path.name, name, *(project.get(key, "") for key in LABELS.values())])
            indicators += [(*place, *row) for row in rows]
            total = money_of(project.get("total"))
            problems += [(*place, problem) for problem in project_problems(project, rows)]
            problems += [(*place, problem) for problem in money_problems(project, rows)]
            problems += [(*place, problem) for row in rows for problem in indicator_problems(row, total)]
    table = pd.DataFrame(projects, columns=PROJECT_COLUMNS)
    table[MONEY] = table[MONEY].apply(pd.to_numeric, errors="coerce").fillna(0)
    totals = table.groupby("department")[MONEY].sum().reset_index()
    details = pd.DataFrame(indicators, columns=INDICATOR_COLUMNS)
    found = pd.DataFrame(problems, columns=["file", "sheet", "project", "problem"])
    write(out, {"部门汇总": totals, "项目汇总": table, "指标明细": details, "问题清单": found})
    sums = {key: f"{totals[key].sum():.6f}" for key in MONEY}
    print(json.dumps({**sums, "projects": len(table), "indicators": len(details)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
