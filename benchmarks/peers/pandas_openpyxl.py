"""The script most often seen: pandas reads and writes through openpyxl."""

import sys
from pathlib import Path

import pandas as pd

from benchmarks.peers.pandas_tables import read_tables, report


def main(folder: Path, out: Path) -> None:
    tables = read_tables(folder, engine="openpyxl")
    with pd.ExcelWriter(out, engine="openpyxl") as writer:
        for title, table in tables.items():
            table.to_excel(writer, sheet_name=title, index=False)
            for column in "ABCDEFGHIJK":
                writer.sheets[title].column_dimensions[column].width = 24
    report(tables)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
