"""Where everything of a province goes: 县.xlsx, 全省汇总.xlsx, and 明细/表/县.parquet."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from xl_perfgoals.core.detail_table import DetailTable
from xl_perfgoals.files.parquet import is_ours
from xl_perfgoals.ops.province.tables import TABLES
from xl_perfgoals.pipeline.province.wording import DETAILS, SUMMARY

_WORKBOOK, _TABLE = ".xlsx", ".parquet"


@dataclass(frozen=True, slots=True)
class Places:
    """The output folder."""

    folder: Path

    @property
    def summary(self) -> Path:
        """The province's workbook."""
        return self.folder / f"{SUMMARY}{_WORKBOOK}"

    def workbook(self, county: str) -> Path:
        """A county's workbook."""
        return self.folder / f"{county}{_WORKBOOK}"

    def table(self, table: DetailTable, county: str) -> Path:
        """A county's part of a table."""
        return self.folder / DETAILS / table.name / f"{county}{_TABLE}"

    def shown(self, path: Path) -> str:
        """A file as the province's workbook knows it."""
        return path.relative_to(self.folder).as_posix()

    def written(self, county: str, workbook: str) -> tuple[Path, ...]:
        """All files of a county. workbook is its shown name, "" if it has none."""
        tables = tuple(self.table(table, county) for table in TABLES)
        return (*tables, self.folder / workbook) if workbook else tables

    def folders(self) -> tuple[Path, ...]:
        """The folders inside it that tables go to."""
        details = self.folder / DETAILS
        return (details, *(details / table.name for table in TABLES))

    def make_folders(self) -> None:
        """Makes the folders. Raises OSError."""
        for folder in self.folders():
            folder.mkdir(parents=True, exist_ok=True)

    def clashes_with(self, inputs: Path) -> bool:
        """Whether what is written would lie among what is read, or the other way round."""
        read, own = inputs.resolve(), self.folder.resolve()
        return own.is_relative_to(read) or read.is_relative_to(own / DETAILS)

    def forgotten_tables(self, counties: Collection[str]) -> Iterator[Path]:
        """Tables that an earlier run wrote for counties that are no more: they would be counted still."""
        for table in TABLES:
            for path in sorted((self.folder / DETAILS / table.name).glob(f"*{_TABLE}")):
                if path.stem not in counties and is_ours(path):
                    yield path

    def strange_files(self, counties: Collection[str]) -> Iterator[Path]:
        """What lies among the tables and is none of a county's: whoever reads a whole folder reads it too.

        Names that begin with a dot or a line are passed over by such readers.
        """
        for table in TABLES:
            folder = self.folder / DETAILS / table.name
            for path in sorted(folder.iterdir()) if folder.is_dir() else ():
                own = path.suffix == _TABLE and path.stem in counties
                if not own and not path.name.startswith((".", "_")):
                    yield path
