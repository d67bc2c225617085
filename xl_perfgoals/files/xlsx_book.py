"""XlsxWriter's workbook, packed into the file by ourselves: quickly, part by part, always closed."""

from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from io import StringIO
from pathlib import Path
from typing import IO, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook

from xl_perfgoals.files.packed_file import PackedFile
from xl_perfgoals.files.sheet_content import Content, ContentCount
from xl_perfgoals.files.xlsx_strings import TextTable

_TEXT_STAYS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LEVEL = 1
"""Of zlib's nine: a quarter of the time of the usual sixth, for files a third larger."""
_BATCH = 1 << 16
"""So many characters of a part are compressed at a time: no part is ever in memory whole."""


class Written(NamedTuple):
    """What is known of a workbook from its writing: every byte, and what each of its parts holds."""

    file: PackedFile
    contents: Mapping[str, Content]


class NewBook(Workbook):  # type: ignore[misc]  # XlsxWriter ships no types
    """A workbook under way; leaving its `with` block writes it, unless an exception came first.

    `written` is there as soon as it is.
    An OSError is let out as it is, and no archive stays open behind it: XlsxWriter would leave its own to the
    garbage collector, whose second attempt to end the file complains wherever it happens to be made.
    """

    written: Written

    def __init__(self, target: Path | IO[bytes], options: Mapping[str, object]) -> None:
        super().__init__(_Nowhere(), {**_TEXT_STAYS_TEXT, "in_memory": True, **options})
        self._target = target
        self._packager: _Packager | None = None

    @property
    def texts(self) -> dict[str, int]:
        """The texts of all cells with their numbers; more may come while sheets are being written."""
        table: dict[str, int] = self.str_table.string_table
        return table

    def __exit__(self, kind: object, *rest: object) -> None:
        if kind is None:
            self.close()

    def close(self) -> None:
        """Writes the workbook."""
        target = self._target
        with target.open("wb") if isinstance(target, Path) else nullcontext(target) as file:
            packed = PackedFile(file)
            with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
                self._packager = _Packager(archive, packed)
                self._store_workbook()
            self.written = Written(packed, self._packager.contents)
        self.fileclosed = True
        self._let_go()

    def _let_go(self) -> None:
        """Sheets know the workbook that knows them: without this, a county's tens of thousands of links would
        stay until the garbage collector has gone through all of them.
        """
        self.worksheets_objs.clear()
        self.sheetnames.clear()
        self._packager = None

    def _prepare_sst_string_data(self) -> None:
        # Asked for before the sheets are written; a part for texts is announced even if none are known yet.
        self.str_table.string_array = list(self.texts)
        self.str_table.count = max(self.str_table.count, 1)

    def _get_packager(self) -> "_Packager | None":
        return self._packager


class _Packager(Packager):  # type: ignore[misc]
    """Packs each part as soon as it is complete. XlsxWriter writes one after the other."""

    def __init__(self, archive: ZipFile, file: PackedFile) -> None:
        super().__init__()
        self.contents: dict[str, Content] = {}
        self._archive = archive
        self._file = file
        self._part: _Part | None = None

    def _filename(self, xml_filename: str) -> "_Part":
        self._end_part()
        self._part = _Part(xml_filename, self._archive.open(xml_filename, "w"))
        self._file.cut()
        return self._part

    def _write_shared_strings_file(self) -> None:
        table = TextTable(self.workbook.texts)
        table._set_xml_writer(self._filename("xl/sharedStrings.xml"))  # noqa: SLF001
        table._assemble_xml_file()  # noqa: SLF001

    def _create_package(self) -> list[object]:
        try:
            super()._create_package()
        finally:
            self._end_part()
        for stream, name, _ in self.filenames:  # pictures and VBA come ready made
            self._archive.writestr(name, stream.getvalue())
        return []

    def _end_part(self) -> None:
        if self._part is not None:
            part, self._part = self._part, None
            self.contents[part.name] = part.end()


class _Part(StringIO):
    """A part of the package that is being written."""

    def __init__(self, name: str, packed: IO[bytes]) -> None:
        super().__init__()
        self.name = name
        self._packed = packed
        self._content = ContentCount()
        self._waiting: list[str] = []
        self._characters = 0

    def write(self, text: str) -> int:
        """Takes a piece; pieces are packed many at a time."""
        self._waiting.append(text)
        self._characters += len(text)
        if self._characters >= _BATCH:
            self._pack()
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:  # type: ignore[override]  # as StringIO has it
        """Takes many pieces."""
        for line in lines:
            self.write(line)

    def write_bytes(self, data: bytes) -> None:
        """Takes a large piece that is in UTF-8 already."""
        self._pack()
        self._content.add(data)
        self._packed.write(data)

    def end(self) -> Content:
        """Packs what is left; tells what the part holds."""
        with self._packed:
            self._pack()
        return self._content.content

    def _pack(self) -> None:
        data = "".join(self._waiting).encode()
        self._content.add(data)
        self._packed.write(data)
        self._waiting.clear()
        self._characters = 0


class _Nowhere:
    """Where XlsxWriter's own archive, which stays empty, goes. It may be ended at any time or not at all."""

    def write(self, data: bytes) -> int:
        return len(data)

    def flush(self) -> None:
        pass
