"""From any file to the official template: read, converted, written, read back, and only then put in place."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from xl_perfgoals.core.cells import CellRef
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.submission import Book, Receipt, Status
from xl_perfgoals.core.template import MOST_FORMS
from xl_perfgoals.files.atomic import Saved, save_whole
from xl_perfgoals.files.folders import Found, find_files
from xl_perfgoals.files.intake import read_file
from xl_perfgoals.files.limits import LIMITS, ReadingLimits
from xl_perfgoals.files.reading import read_book
from xl_perfgoals.parsing.form_parser import parse_forms
from xl_perfgoals.parsing.own_template import page_of, read_identity
from xl_perfgoals.pipeline.guarded import FileItems, Progress, read_all, readers
from xl_perfgoals.pipeline.intake import book_forms
from xl_perfgoals.templates.book import render_template
from xl_perfgoals.templates.conversion import wording as say
from xl_perfgoals.templates.conversion.converted_form import ConvertedForm, converted_form
from xl_perfgoals.templates.conversion.labels import label_notes
from xl_perfgoals.templates.conversion.note import Note, NoteKind, doubtful
from xl_perfgoals.templates.conversion.read_back import read_back_notes
from xl_perfgoals.templates.conversion.unplaced import unplaced_notes
from xl_perfgoals.templates.conversion.workbook import conversion_of, converted_template
from xl_perfgoals.templates.form_sheet import form_name


class SourceForm(NamedTuple):
    """A form of a file that was read, and the notes for which its page gives reason."""

    form: PerfGoalForm
    notes: tuple[Note, ...]


class ExistsError(Exception):
    """There is a file where the converted workbook was to go; perhaps somebody has worked in it."""

    def __init__(self, target: Path) -> None:
        super().__init__(f"“{target}”已经存在，没有覆盖它。请换一个文件名或文件夹，或先把它移走。")


class UnreadableConversionError(Exception):
    """The workbook just written is no workbook to our own reader: a bug, so nothing is put in place."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A workbook that was written: where it is, how many forms it holds, and how many notes of each kind."""

    saved: Saved
    forms: int
    notes: Counter[NoteKind]


def read_sources(
    paths: Iterable[Path],
    executor: Executor | None = None,
    progress: Progress | None = None,
    limits: ReadingLimits = LIMITS,
    passwords: Sequence[str] = (),
) -> Iterator[tuple[Path | None, FileItems[SourceForm]]]:
    """Each file under the paths: where it is (None for what is passed over), its receipt and its forms."""
    with readers(executor, read_source, limits) as reader:
        entries = find_files(paths, tuple(passwords))
        found = [entry for entry in entries if isinstance(entry, Found)]
        results = read_all(found, read_source, reader, progress, limits)
        try:
            for entry in entries:
                if isinstance(entry, Found):
                    yield entry.path, next(results)
                else:
                    yield None, (entry, ())
        finally:
            results.close()


def read_source(found: Found, limits: ReadingLimits = LIMITS) -> FileItems[SourceForm]:
    """One file's receipt and forms; the unit of work of an executor."""
    return source_forms(read_file(found, limits))


def source_forms(book: Book) -> FileItems[SourceForm]:
    """A book's receipt and its forms. Our own template is passed over: it need not be converted."""
    if read_identity(book.grids) is not None:
        return Receipt(book.name, Status.SKIPPED, book.sha256, len(book.grids)), ()
    receipt, forms = book_forms(book)
    notes: dict[CellRef, list[Note]] = {}
    for grid in book.grids:
        own = [form for form in forms if form.at.sheet == grid.sheet]
        if own:
            page = page_of(grid)
            unplaced = unplaced_notes(page, own)
            for form in own:
                notes[form.at] = [*label_notes(page, form), *unplaced.get(form.at, ())]
    return receipt, tuple(SourceForm(form, tuple(notes.get(form.at, ()))) for form in forms)


def write_converted(
    receipt: Receipt,
    sources: Sequence[SourceForm],
    target: Path,
    policy: Policy,
    inputs: Collection[Path] = (),
) -> tuple[Converted, ...]:
    """Writes the forms of a file into the template: MOST_FORMS into target, more into further workbooks
    beside it. Raises ExistsError, or OSError when the folder cannot be written.
    """
    forms = [converted_form(form, policy.required, notes) for form, notes in sources]
    parts = [forms[start : start + MOST_FORMS] for start in range(0, len(forms), MOST_FORMS)]
    targets = [target if number == 1 else _part(target, number) for number in range(1, len(parts) + 1)]
    for taken in targets:
        if taken.exists():
            raise ExistsError(taken)
    general = [doubtful(say.FILE, CellRef.of_file(receipt.path), "", doubt.text) for doubt in receipt.doubts]
    return tuple(
        _written(receipt.path, part, general, target=to, policy=policy, inputs=inputs)
        for part, to in zip(parts, targets, strict=True)
    )


def free_target(source: Path) -> Path:
    """Where the converted workbook of a file goes that is to stand beside it: a name that is not taken."""
    target = source.with_name(converted_name(source.name))
    number = 1
    while target.exists():
        number += 1
        target = source.with_name(f"{source.stem}（模板 {number}）.xlsx")
    return target


def converted_name(name: str) -> str:
    """What a file is called once it is converted."""
    return f"{Path(name).stem}（模板）.xlsx"


def _part(target: Path, number: int) -> Path:
    return target.with_name(f"{target.stem}（第{number}本）{target.suffix}")


def _written(
    source: str,
    forms: Sequence[ConvertedForm],
    general: Sequence[Note],
    *,
    target: Path,
    policy: Policy,
    inputs: Collection[Path],
) -> Converted:
    template = converted_template(forms, policy)
    counted: Counter[NoteKind] = Counter()

    def write(draft: Path) -> None:
        conversion = conversion_of(source, forms, general, {})
        render_template(draft, template, conversion)
        if more := _differences(draft, forms):
            conversion = conversion_of(source, forms, general, more)
            render_template(draft, template, conversion)
        counted.update(note.kind for _, notes in conversion.noted for note in notes)

    saved = save_whole(target, write, inputs=inputs)
    return Converted(saved, len(forms), counted)


def _differences(draft: Path, forms: Sequence[ConvertedForm]) -> dict[int, list[Note]]:
    """What reads back otherwise than it was, by the form's place in the workbook."""
    book = read_book(draft.read_bytes(), draft.name)
    if book.problem is not None:
        raise UnreadableConversionError(book.problem.code)
    sheets = {grid.sheet: grid for grid in book.grids}
    notes = {
        place: read_back_notes(form, parse_forms(sheets[form_name(place + 1)]))
        for place, form in enumerate(forms)
    }
    return {place: own for place, own in notes.items() if own}
