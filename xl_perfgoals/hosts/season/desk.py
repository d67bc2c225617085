"""The desk: what every button of the season starts from, and what may stand in its way."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import xlwings as xw

from xl_perfgoals.core.season import STORE_NAME
from xl_perfgoals.files.season_store import SeasonStore, StoreError, StoreFault, backup_of, open_store
from xl_perfgoals.files.unwritable import unwritable
from xl_perfgoals.hosts.county import SETTINGS, County, book_folder, county_of, is_county
from xl_perfgoals.hosts.progress import StoppedError
from xl_perfgoals.hosts.refusals import RefusalError, refuse
from xl_perfgoals.hosts.season import wording as words
from xl_perfgoals.hosts.season.settings import OFFICE, UNITS, USUAL_OFFICE, Answers, answers_in
from xl_perfgoals.ops.season.letter_wording import long_date
from xl_perfgoals.parsing.roster_parser import names_in
from xl_perfgoals.pipeline.season.give_back import UnknownUnitError
from xl_perfgoals.pipeline.season.publish import NothingApprovedError

_MOST_LINES, _LONGEST_LINE = 4, 80
"""Of one kind: Excel cuts a message after some thousand characters."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The county workbook in front, what it says, the folder around it, and the moment."""

    book: xw.Book
    county: County
    folder: Path
    answers: Answers
    now: datetime

    @property
    def store(self) -> Path:
        """Where the store lies: beside the workbook."""
        return self.folder / STORE_NAME

    @property
    def at(self) -> str:
        """The moment as ISO text."""
        return self.now.isoformat(timespec="seconds")

    @property
    def office(self) -> str:
        """Who signs."""
        return self.answers.get(OFFICE) or USUAL_OFFICE

    @property
    def units(self) -> tuple[str, ...]:
        """The units that the officer wants to deal with, none for all."""
        named = ((name, self.county.roster.find(name)) for name in names_in(self.answers.get(UNITS)))
        return tuple(unit.name if unit else name for name, unit in named)

    def only(self) -> list[str]:
        """A line that tells of the chosen units, if any are."""
        names = "、".join(self.units)
        return [words.ONLY.format(units=names, sheet=SETTINGS, label=UNITS.label)] if names else []

    def past(self, day: str) -> list[str]:
        """A line that warns of a deadline in the past."""
        return [words.PAST.format(day=long_date(day))] if day < self.at[:10] else []

    def undoing(self) -> list[str]:
        """A line that tells how a step is taken back, once there is something to go back to."""
        backup = backup_of(self.store)
        if not backup.exists():
            return []
        return [words.UNDOING.format(backup=backup.name, store=self.store.name)]


def desk_of(book: xw.Book) -> Desk:
    """The desk. Raises RefusalError where the workbook is none of a county, or has no folder yet."""
    if not is_county(book):
        raise refuse(words.NOT_COUNTY)
    folder = book_folder(book, words.ONLINE)
    now = datetime.now().astimezone()
    return Desk(book, county_of(book), folder, answers_in(book.sheets[SETTINGS]), now)


@contextmanager
def opened(desk: Desk, *, new: bool = False, read_only: bool = False) -> Iterator[SeasonStore]:
    """The store, for one transaction. What stands in its way becomes a RefusalError."""
    with refusing(), open_store(desk.store, new=new, read_only=read_only) as store:
        yield store


@contextmanager
def refusing() -> Iterator[None]:
    """Turns into a RefusalError what the officer can put right."""
    try:
        yield
    except StoreError as error:
        raise RefusalError(error.reason + _remedy(error)) from error
    except NothingApprovedError as error:
        raise refuse(words.NOTHING_APPROVED) from error
    except UnknownUnitError as error:
        raise RefusalError(str(error)) from error
    except OSError as error:
        raise RefusalError(words.NOTHING_STORED.format(problem=not_written(error))) from error


@contextmanager
def stopping(said: str) -> Iterator[None]:
    """Says this when the officer has stopped the work."""
    try:
        yield
    except StoppedError as stopped:
        raise StoppedError(said) from stopped


def not_written(error: OSError, path: Path | None = None) -> str:
    """Which file could not be written, why, and what to do."""
    place = error.filename or path or ""
    return words.UNWRITABLE.format(path=place, reason=unwritable(error))


def some(lines: Iterable[str]) -> list[str]:
    """The first lines, shortened, and how many there are where that is not all."""
    every = [line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…" for line in lines]
    if len(every) <= _MOST_LINES:
        return every
    return [*every[:_MOST_LINES], words.MORE.format(count=len(every))]


def _remedy(error: StoreError) -> str:
    if error.fault is StoreFault.DAMAGED:
        return words.DAMAGED.format(backup=backup_of(error.path).name, name=error.path.name)
    return words.REMEDIES.get(error.fault, error.remedy)
