"""Publishes approved forms: a folder for each unit with its attachment, the sentence, the long table."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from xl_perfgoals.core.publication import Publication
from xl_perfgoals.files.docx import is_untouched
from xl_perfgoals.files.docx.publication import ATTACHMENT, write_attachment, write_sentences
from xl_perfgoals.files.excel_pdf import NoExcelError, excel_pdf
from xl_perfgoals.files.libreoffice.convert import ConversionError, convert_many
from xl_perfgoals.files.libreoffice.program import NoLibreOfficeError
from xl_perfgoals.files.season_store import SeasonStore
from xl_perfgoals.ops.season.approval import approved
from xl_perfgoals.ops.season.paper_sheets import long_csv, long_sheet, look_at_sheet
from xl_perfgoals.ops.season.publication import publication
from xl_perfgoals.ops.season.tracking import latest_rounds
from xl_perfgoals.pipeline.guarded import Progress
from xl_perfgoals.pipeline.season.give_back import chosen_units
from xl_perfgoals.pipeline.season.given_files import Given, give
from xl_perfgoals.pipeline.season.unit_folders import unit_folders
from xl_perfgoals.templates.file_names import safe_name
from xl_perfgoals.templates.printed_book import book_bytes, is_untouched_book

_SENTENCES, _LONG = "绩效目标设置情况", "指标明细表"
LOOK_AT = "公开前核对（不要公开）.xlsx"
_NO_PDF = "没有转出 PDF（{why}）；docx 已写好，可用 Word、WPS 另存为 PDF。"
_NEITHER = "这台电脑上没有 LibreOffice，也没有 Excel"


class NothingApprovedError(Exception):
    """There is nothing to publish."""

    def __init__(self) -> None:
        super().__init__("台账里没有已批复的绩效目标，没有可以公开的内容。请先用 approve 批复。")


@dataclass(frozen=True, slots=True)
class ToPublish:
    """What is to be published, and the folder of each unit."""

    publication: Publication
    folders: dict[str, str]


@dataclass(frozen=True, slots=True)
class Published:
    """What was published, the files, and what could not be done."""

    publication: Publication
    given: tuple[Given, ...]
    notes: tuple[str, ...]


def to_publish(store: SeasonStore, units: Sequence[str] = ()) -> ToPublish:
    """What is published of the named units' approvals, of all if none is named.

    Raises UnknownUnitError or NothingApprovedError.
    """
    known = store.units()
    wanted = set(chosen_units(units, known))
    ledger = store.ledger()
    every = approved(ledger, latest_rounds(ledger.rounds))
    made = publication(tuple(own for own in every if own.approval.unit in wanted))
    if not made.units:
        raise NothingApprovedError
    return ToPublish(made, unit_folders(known))


def publish(
    chosen: ToPublish, folder: Path, *, pdf: bool = True, progress: Progress | None = None
) -> Published:
    """Writes it all. The store may be closed by then: PDF takes its time. Raises OSError."""
    made = chosen.publication
    papers = dict(_attachments(made, folder, chosen.folders, progress))
    given = [*papers.values(), *_tables(made, folder)]
    notes: list[str] = []
    if pdf:
        letters = [own.path for place, own in papers.items() if place.suffix == ".docx"]
        printed, notes = _pdfs(letters)
        given += [give(path, data, lambda _: True) for path, data in printed]
    return Published(made, tuple(given), tuple(notes))


def _attachments(
    made: Publication, folder: Path, folders: dict[str, str], progress: Progress | None
) -> Iterator[tuple[Path, Given]]:
    for done, unit in enumerate(made.units):
        if progress:
            progress(done, len(made.units))
        place = folder / folders[unit.unit]
        name = safe_name(f"{ATTACHMENT} {unit.title}")
        letter, book = place / f"{name}.docx", place / f"{name}.xlsx"
        yield letter, give(letter, write_attachment(unit), is_untouched)
        data = book_bytes((), unit.forms, title=unit.title, attachment=ATTACHMENT)
        yield book, give(book, data, is_untouched_book)


def _tables(made: Publication, folder: Path) -> Iterator[Given]:
    text = "\r\n".join((made.sentence, "", *(f"{unit}：{said}" for unit, said in made.unit_sentences), ""))
    # With a mark at its front: without one Excel and the editor of older Windows take it for another code.
    yield give(folder / f"{_SENTENCES}.txt", text.encode("utf-8-sig"), lambda _: False)
    yield give(folder / f"{_SENTENCES}.docx", write_sentences(made), is_untouched)
    yield give(folder / f"{_LONG}.csv", long_csv(made).encode("utf-8-sig"), lambda _: False)
    for name, sheet in ((f"{_LONG}.xlsx", long_sheet(made)), (LOOK_AT, look_at_sheet(made))):
        yield give(folder / name, book_bytes((sheet,), title=sheet.name), is_untouched_book)


def _pdfs(letters: Sequence[Path]) -> tuple[list[tuple[Path, bytes]], list[str]]:
    """Each attachment as PDF beside it, as far as a program is there for it; and what went wrong."""
    made: list[tuple[Path, bytes]] = []
    faults: list[str] = []
    with tempfile.TemporaryDirectory(prefix="xl-perfgoals-", ignore_cleanup_errors=True) as name:
        bench = Path(name)
        try:
            results: Sequence[Path | ConversionError] = convert_many(letters, "pdf", bench)
        except NoLibreOfficeError:
            results, faults = _by_excel(letters, bench)
        for letter, result in zip(letters, results, strict=False):
            if isinstance(result, ConversionError):
                faults.append(_NO_PDF.format(why=str(result).rstrip("。")))
            else:
                made.append((letter.with_suffix(".pdf"), result.read_bytes()))
    return made, faults


def _by_excel(letters: Sequence[Path], bench: Path) -> tuple[list[Path | ConversionError], list[str]]:
    """The workbooks beside the papers as PDF."""
    results: list[Path | ConversionError] = []
    for number, letter in enumerate(letters):
        target = bench / f"{number}.pdf"
        try:
            excel_pdf(letter.with_suffix(".xlsx"), target)
        except NoExcelError as error:
            return results, [_NO_PDF.format(why=error if results else _NEITHER)]
        results.append(target)
    return results, []
