"""Only reads every cell and merged area of a folder with calamine, one file after the other: the lower bound
of any reader. python -m benchmarks.raw FOLDER prints the seconds that reading took, Python's start apart.
"""

import sys
import time
from pathlib import Path

from python_calamine import CalamineWorkbook


def main(folder: Path) -> None:
    start = time.perf_counter()
    for path in sorted(folder.rglob("*.xlsx")):
        workbook = CalamineWorkbook.from_path(path)
        for number in range(len(workbook.sheet_names)):
            sheet = workbook.get_sheet_by_index(number)
            _ = sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
