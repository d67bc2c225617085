"""From any file to the official template: read, converted, written, read back, and only then put in place."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import count
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
from xl_perfgoals.pipeline.book_forms import book_forms
from xl_perfgoals.pipeline.file_items import FileItems
from xl_perfgoals.pipeline.guarded import Progress, read_all, readers
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
) -> Iterator[FileItems[SourceForm]]:
    """Each file under the paths: its receipt and its forms, as soon as it is read."""
    with readers(executor, read_source, limits) as reader:
        entries = find_files(paths, tuple(passwords))
        found = [entry for entry in entries if isinstance(entry, Found)]
        results = read_all(found, read_source, reader, progress, limits)
        try:
            for entry in entries:
                yield next(results) if isinstance(entry, Found) else (entry, ())
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
    return next(target for target in _names(source) if not target.exists())


class ConvertedNames:
    """What the files of one run are called in the folder that they are converted into."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken: set[str] = set()

    def of(self, shown_name: str) -> Path:
        """The place of a file, in the same subfolder as the file itself, and no two in one place."""
        shown = Path(shown_name)
        inside = self._folder / (shown.name if shown.is_absolute() else shown)
        target = next(name for name in _names(inside) if str(name).casefold() not in self._taken)
        self._taken.add(str(target).casefold())
        return target


def _names(source: Path) -> Iterator[Path]:
    """What a file may be called once it is converted, the best name first."""
    yield source.with_name(f"{source.stem}（模板）.xlsx")
    yield from (source.with_name(f"{source.stem}（模板 {number}）.xlsx") for number in count(2))


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
