"""The tables that the two pandas scripts share: every sheet as a DataFrame, gone through row by row."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pandas as pd

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
COLUMNS = {"一级指标": "level1", "二级指标": "level2", "三级指标": "name", "指标值": "target"}
MONEY = ["total", "fiscal", "other"]
REQUIRED = ("数量指标", "质量指标", "时效指标", "成本指标")

Project = dict[str, object]
Indicator = dict[str, object]


def read_form(sheet: pd.DataFrame) -> tuple[Project, list[Indicator]]:
    project: Project = {}
    indicators: list[Indicator] = []
    columns: dict[str, int] = {}
    level1 = level2 = None
    for _, row in sheet.iterrows():
        texts = {
            place: re.sub(r"\s", "", str(value))
            for place, value in enumerate(row)
            if pd.notna(value) and str(value).strip()
        }
        if "三级指标" in texts.values():
            columns = {COLUMNS[text]: place for place, text in texts.items() if text in COLUMNS}
        elif columns:
            if columns["name"] not in texts and columns["target"] not in texts:
                break  # below the table
            level1 = texts.get(columns["level1"], level1)
            level2 = re.sub(r"（.*|\(.*", "", texts.get(columns["level2"], level2))
            name, target = row[columns["name"]], row[columns["target"]]
            indicators.append({"level1": level1, "level2": level2, "name": name, "target": target})
        else:
            places = list(texts)
            for place, following in pairwise(places):
                key = re.sub(r"其中|[:：]", "", texts[place])
                if key in LABELS:
                    project[LABELS[key]] = row[following]
    return project, indicators


def problems_of(project: Project, indicators: list[Indicator]) -> Iterator[str]:
    """A dozen of the simpler checks."""
    for key in ("project", "department", "unit", "goal"):
        if not project.get(key):
            yield f"{key} is missing"
    total, fiscal, other = (pd.to_numeric(project.get(key), errors="coerce") for key in MONEY)
    if pd.isna(total) or total <= 0:
        yield "total is missing"
    elif abs(total - fiscal - (0 if pd.isna(other) else other)) > 1e-6:
        yield "parts do not add up"
    if project.get("goal") and len(str(project["goal"])) <= 12:
        yield "goal is vacuous"
    stated = {row["level2"] for row in indicators}
    missing = [level2 for level2 in REQUIRED if level2 not in stated]
    yield from (f"{level2} is missing" for level2 in missing)
    for row in indicators:
        yield from indicator_problems(row, total)


def indicator_problems(row: Indicator, total: float) -> Iterator[str]:
    target = "" if pd.isna(row["target"]) else str(row["target"])
    if not target:
        yield f"{row['name']} has no value"
    elif row["level2"] == "数量指标" and re.fullmatch(r"[≥＝=]?\d+(\.\d+)?", target):
        yield f"{row['name']} has no unit"
    elif row["level2"] == "成本指标" and (money := re.fullmatch(r"≤?([\d.]+)\s*(万元|元)", target)):
        amount = float(money[1]) / (1 if money[2] == "万元" else 10000)
        if amount > total + 1e-6:
            yield f"{row['name']} is more than the total"


def read_tables(folder: Path, engine: str) -> dict[str, pd.DataFrame]:
    """The four tables of all forms of the folder, by the name of their sheet."""
    projects, indicators, problems = [], [], []
    for path in sorted(folder.rglob("*.xlsx")):
        sheets = pd.read_excel(path, sheet_name=None, header=None, engine=engine)
        for name, sheet in sheets.items():
            project, rows = read_form(sheet)
            place = {"file": path.name, "sheet": name}
            projects.append({**place, **project})
            indicators += [{**place, "project": project.get("project"), **row} for row in rows]
            problems += [
                {**place, "project": project.get("project"), "problem": problem}
                for problem in problems_of(project, rows)
            ]
    table = pd.DataFrame(projects)
    table[MONEY] = table[MONEY].apply(pd.to_numeric, errors="coerce").fillna(0)
    return {
        "部门汇总": table.groupby("department")[MONEY].sum().reset_index(),
        "项目汇总": table,
        "指标明细": pd.DataFrame(indicators),
        "问题清单": pd.DataFrame(problems),
    }


def report(tables: dict[str, pd.DataFrame]) -> None:
    """Prints how large the tables are, for the comparison."""
    totals = {key: f"{tables['部门汇总'][key].sum():.6f}" for key in MONEY}
    rows = {"projects": len(tables["项目汇总"]), "indicators": len(tables["指标明细"])}
    print(json.dumps({**totals, **rows}))
