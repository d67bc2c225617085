"""The same script with pandas' faster engines: calamine to read, XlsxWriter to write."""

import sys
from pathlib import Path

import pandas as pd

from benchmarks.peers.pandas_tables import read_tables, report


def main(folder: Path, out: Path) -> None:
    tables = read_tables(folder, engine="calamine")
    with pd.ExcelWriter(out, engine="xlsxwriter") as writer:
        for title, table in tables.items():
            table.to_excel(writer, sheet_name=title, index=False)
            writer.sheets[title].set_column(0, 10, 24)
    report(tables)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
