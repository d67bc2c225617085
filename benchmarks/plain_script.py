"""The peer: what a good analyst writes with pandas and openpyxl. It reads the same forms into the same two
tables (projects, indicators), makes a dozen of the simpler checks, adds up by department and writes four
sheets with headings and column widths.

Run as: python -m benchmarks.plain_script FOLDER OUT.xlsx
"""

import re
import sys
from pathlib import Path

import pandas as pd

LEVEL2 = re.compile(r"^(数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度)指标")


def read_form(sheet: pd.DataFrame) -> tuple[dict[str, object], list[dict[str, object]]]:
    project: dict[str, object] = {}
    indicators: list[dict[str, object]] = []
    labels = {
        "项目名称": "project",
        "主管部门及代码": "department",
        "实施单位": "unit",
        "年度资金总额": "total",
        "财政拨款": "fiscal",
        "其他资金": "other",
        "年度总体目标": "goal",
    }
    level1 = level2 = None
    in_table = False
    for _, row in sheet.iterrows():
        cells = [value for value in row.tolist() if pd.notna(value) and str(value).strip()]
        texts = [re.sub(r"\s", "", str(value)) for value in cells]
        if "三级指标" in texts:
            in_table = True
        elif in_table and texts:
            if texts[0] == "绩效指标":
                cells, texts = cells[1:], texts[1:]
            if texts and texts[0] in {"产出指标", "效益指标", "满意度指标"}:
                level1, cells, texts = texts[0], cells[1:], texts[1:]
            if texts and (found := LEVEL2.match(texts[0])):
                level2, cells = found[0], cells[1:]
            name = cells[0] if cells else None
            target = cells[1] if len(cells) > 1 else None
            indicators.append({"level1": level1, "level2": level2, "name": name, "target": target})
        else:
            for label, text in zip(cells, texts, strict=True):
                key = re.sub(r"其中|[:：]", "", text)
                if key in labels:
                    index = cells.index(label)
                    project[labels[key]] = cells[index + 1] if index + 1 < len(cells) else None
    return project, indicators


def problems_of(project: dict[str, object], rows: list[dict[str, object]]) -> list[str]:
    found = []
    number = {key: pd.to_numeric(project.get(key), errors="coerce") for key in ("total", "fiscal", "other")}
    found += [
        f"{key} is missing" for key in ("project", "department", "unit", "goal") if not project.get(key)
    ]
    if pd.isna(number["total"]) or number["total"] <= 0:
        found.append("total is missing")
    elif (
        abs(number["total"] - number["fiscal"] - (0 if pd.isna(number["other"]) else number["other"])) > 1e-6
    ):
        found.append("parts do not add up")
    if project.get("goal") and len(str(project["goal"])) <= 12:
        found.append("goal is vacuous")
    stated = {row["level2"] for row in rows}
    found += [
        f"{level2} is missing"
        for level2 in ("数量指标", "质量指标", "时效指标", "成本指标")
        if level2 not in stated
    ]
    for row in rows:
        target = str(row["target"] or "")
        if not target:
            found.append(f"{row['name']} has no value")
        elif row["level2"] == "数量指标" and re.fullmatch(r"\d+(\.\d+)?", target):
            found.append(f"{row['name']} has no unit")
        elif row["level2"] == "成本指标" and (money := re.fullmatch(r"≤?([\d.]+)\s*(万元|元)", target)):
            amount = float(money[1]) / (1 if money[2] == "万元" else 10000)
            if amount > number["total"] + 1e-6:
                found.append(f"{row['name']} is more than the total")
    return found


def main(folder: Path, out: Path) -> None:
    projects: list[dict[str, object]] = []
    indicators: list[dict[str, object]] = []
    problems: list[dict[str, object]] = []
    for path in sorted(folder.glob("*.xlsx")):
        sheets = pd.read_excel(path, sheet_name=None, header=None, engine="openpyxl")
        for name, sheet in sheets.items():
            project, rows = read_form(sheet)
            projects.append({"file": path.name, "sheet": name, **project})
            indicators += [{"project": project.get("project"), **row} for row in rows]
            problems += [
                {"file": path.name, "sheet": name, "project": project.get("project"), "problem": problem}
                for problem in problems_of(project, rows)
            ]
    table = pd.DataFrame(projects)
    for column in ("total", "fiscal", "other"):
        table[column] = pd.to_numeric(table[column], errors="coerce").fillna(0)
    totals = table.groupby("department")[["total", "fiscal", "other"]].sum().reset_index()
    sheets = {
        "部门汇总": totals,
        "项目汇总": table,
        "指标明细": pd.DataFrame(indicators),
        "问题清单": pd.DataFrame(problems),
    }
    with pd.ExcelWriter(out, engine="openpyxl") as writer:
        for title, frame in sheets.items():
            frame.to_excel(writer, sheet_name=title, index=False)
            for column in "ABCDEFG":
                writer.sheets[title].column_dimensions[column].width = 24
    print(f"{totals['total'].sum():.4f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
