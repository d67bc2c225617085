"""Reads 单位名册 from a workbook or a CSV file."""

import csv
import io
from pathlib import Path

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.policy import Roster
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.intake import obstacle, read_file
from xl_perfgoals.parsing.roster_parser import parse_roster


class RosterError(Exception):
    """The roster cannot be used; each line says where, why and what to do."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def read_roster(path: Path) -> Roster:
    """The roster in a workbook (.xlsx, .xls, .ods) or CSV file (UTF-8 or GBK). Raises RosterError."""
    grids = _csv_grids(path) if path.suffix.lower() in {".csv", ".txt"} else _book_grids(path)
    roster, faults = parse_roster(grids)
    if faults:
        raise RosterError(
            tuple(
                f"单位名册 {path.name} {fault.at.sheet}!{fault.at.a1}：{fault.reason}。{fault.remedy}。"
                for fault in faults
            )
        )
    if not roster.units:
        raise RosterError((f"单位名册 {path.name} 里一个单位也没有。请从列名的下一行起填写单位。",))
    return roster


def _book_grids(path: Path) -> tuple[Grid, ...]:
    book = read_file(Found(path, path.name))
    if book.problem is not None:
        raise RosterError((f"单位名册 {path.name}：{book.problem.reason}{book.problem.remedy}",))
    return book.grids


def _csv_grids(path: Path) -> tuple[Grid, ...]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RosterError((f"单位名册 {path.name} 打不开：{obstacle(error)}。",)) from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        rows = tuple(tuple(cell or None for cell in row) for row in csv.reader(io.StringIO(text)))
        return (Grid(path.name, path.stem, rows),)
    raise RosterError((f"单位名册 {path.name}：文字编码无法识别。请另存为 UTF-8 编码的 CSV 或 xlsx。",))
