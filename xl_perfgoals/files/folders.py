"""Folders: which files there are to read, in a stable order; what is passed over is said, file by file."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from stat import FILE_ATTRIBUTE_HIDDEN

from xl_perfgoals.core.submission import Receipt, Status
from xl_perfgoals.files.drafts import PREFIX
from xl_perfgoals.files.problems import problem


@dataclass(frozen=True, slots=True)
class Found:
    """A file to be read. shown_name is how the user knows it; no two files of a run share one.

    passwords: what may open it, should it be locked.
    """

    path: Path
    shown_name: str
    passwords: tuple[str, ...] = field(default=(), repr=False)


_TEMPORARY = re.compile(r"(~\$|\.~).*|.*\.(tmp|part|crdownload)", re.IGNORECASE)
_SYSTEM = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "$recycle.bin"})
_NOT_FORMS = frozenset(
    {
        *(".toml", ".json", ".yaml", ".yml", ".ini", ".cfg", ".log", ".md", ".db", ".lnk", ".url"),
        *(".sqlite", ".sqlite-journal"),
        *(".py", ".pyc", ".bat", ".cmd", ".ps1", ".sh", ".exe", ".msi", ".dll"),
    }
)
"""Ends of names that nobody gives to a form. Not those of Word, PDF or pictures: they may hold one."""

_WORKBOOKS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".et")
_UNNOTICED = frozenset({"K01", "K02", "K08"})
"""What systems and programs leave behind; nobody sent it."""

_NOTHING = frozenset({"K01", "K02", "K03", "K05", "K08"})
"""A folder where nothing but this is found might as well be empty."""


def find_files(paths: Iterable[Path], passwords: tuple[str, ...] = ()) -> list[Found | Receipt]:
    """Everything under the paths, folders walked through: files to be read, and receipts for the rest.

    A file in a folder is known by its path inside that folder, with the folder's own name before it
    where several paths are given; by its full path if that name is taken.
    """
    given = list(paths)
    walk = _Walk(passwords)
    for path in given:
        walk.enter(path, with_folder_name=len(given) > 1)
    return walk.entries


def find_by_folder(
    top: Path, passwords: tuple[str, ...] = ()
) -> tuple[list[tuple[str, list[Found | Receipt]]], list[Found | Receipt]]:
    """What is in each folder right under `top`, by the folder's name and known by its path inside that
    folder; and what lies beside the folders, nothing where only systems left files there. Folders that are
    passed over by their name are among the latter, and told of where a workbook lies in one: somebody may
    have hidden a county. A folder without files has no entry: none was received.
    Raises OSError when `top` cannot be looked into.
    """
    folders: list[tuple[str, list[Found | Receipt]]] = []
    beside = _Walk(passwords)
    for child in sorted(top.iterdir(), key=_natural):
        if child.is_dir() and not _passed_over(child):
            inside = _Walk(passwords)
            inside.enter(child, with_folder_name=False, may_be_empty=True)
            folders.append((_readable(child.name), inside.entries))
        else:
            beside.take(child)
    if all(_has_code(entry, _UNNOTICED) for entry in beside.entries) and not hidden_workbooks(top):
        return folders, []
    return folders, beside.entries


def hidden_workbooks(top: Path) -> list[str]:
    """The hidden folders and files right under `top` that are workbooks or hold some. Raises OSError."""
    return [
        _readable(child.name)
        for child in sorted(top.iterdir(), key=_natural)
        if _passed_over(child) == "K02" and _hides_workbooks(child)
    ]


class _Walk:
    """One walk. It remembers where it has been: links neither lead it in circles nor count twice."""

    def __init__(self, passwords: tuple[str, ...]) -> None:
        self.entries: list[Found | Receipt] = []
        self._passwords = passwords
        self._names: set[str] = set()
        self._been: set[Path] = set()

    def enter(self, given: Path, *, with_folder_name: bool, may_be_empty: bool = False) -> None:
        """Takes in a path that the user gave. A folder that may be empty is not refused for it."""
        top = given if given.name not in {"", ".."} else given.resolve()
        try:
            is_folder = top.is_dir()
        except OSError:
            self._leave("B10", top, str(top))
            return
        root = top.parent if with_folder_name or not is_folder else top
        start = len(self.entries)
        waiting = [top]
        while waiting:
            path = waiting.pop()
            name = path.relative_to(root).as_posix() if path != root else path.name
            try:
                waiting.extend(reversed(self._visit(path, name, is_top=path == top)))
            except OSError:
                self._leave("B10", path, name)
        if may_be_empty or not is_folder:
            return
        if all(_has_code(entry, _NOTHING) for entry in self.entries[start:]):
            self._leave("B12", top, top.name)

    def take(self, path: Path) -> None:
        """Takes in a single file, which is known by its name."""
        try:
            self._visit(path, path.name, is_top=False)
        except OSError:
            self._leave("B10", path, path.name)

    def _visit(self, path: Path, name: str, *, is_top: bool) -> list[Path]:
        """Notes a file, or what is wrong with it; of a folder, gives what to visit next."""
        if not is_top and (code := _passed_over(path)):
            self._leave(code, path, name)
        elif not path.exists():
            self._leave("B11", path, str(path) if is_top else name)
        elif (real := path.resolve()) in self._been:
            self._leave("K04", path, name)
        elif path.is_dir():
            self._been.add(real)
            children = sorted(path.iterdir(), key=_natural)
            if not children and not is_top:
                self._leave("K05", path, name)
            return children
        elif path.is_file():
            self._been.add(real)
            self.entries.append(Found(path, self._unique(path, name), self._passwords))
        else:  # a pipe or a device: to open it could wait for ever
            self._leave("K03", path, name)
        return []

    def _leave(self, code: str, path: Path, name: str) -> None:
        status = Status.SKIPPED if code.startswith("K") else Status.REFUSED
        self.entries.append(Receipt(self._unique(path, name), status, problem=problem(code)))

    def _unique(self, path: Path, name: str) -> str:
        name = _readable(name)
        if name in self._names:
            name = _readable(path.absolute().as_posix())
        self._names.add(name)
        return name


def _has_code(entry: Found | Receipt, codes: frozenset[str]) -> bool:
    return isinstance(entry, Receipt) and entry.problem is not None and entry.problem.code in codes


def _passed_over(path: Path) -> str | None:
    """The code for which a path is passed over by its name alone, if so."""
    name = path.name.lower()
    if name.startswith(PREFIX):
        return "K08"
    if _TEMPORARY.fullmatch(name) and not path.is_dir():
        return "K01"
    if name.startswith(".") or name in _SYSTEM or _is_hidden(path):
        return "K02"
    return "K03" if path.suffix.lower() in _NOT_FORMS and not path.is_dir() else None


def _hides_workbooks(path: Path) -> bool:
    """Whether a hidden file or folder is, or holds, a workbook that somebody made; no system's own folder."""
    if path.name.lower() in _SYSTEM:
        return False
    if not path.is_dir():
        return _is_workbook(path.name)
    return any(_is_workbook(name) for _, _, names in os.walk(path) for name in names)


def _is_workbook(name: str) -> bool:
    """By its name; those of ._ are what macOS leaves beside the workbook itself."""
    return name.lower().endswith(_WORKBOOKS) and not (name.startswith("._") or _TEMPORARY.fullmatch(name))


def _is_hidden(path: Path) -> bool:
    """Whether Windows hides it; elsewhere the dot in front of the name says it all."""
    return bool(getattr(path.lstat(), "st_file_attributes", 0) & FILE_ATTRIBUTE_HIDDEN)


def _readable(name: str) -> str:
    """The name as text; what unpacking a Chinese zip left on Linux as raw bytes is most often GBK."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "replace")
    return name


def _natural(path: Path) -> tuple[list[str | int], str]:
    """Orders names as people do: 表2 before 表10."""
    pieces = re.split(r"([0-9]+)", path.name.casefold())
    return [int(piece) if i % 2 else piece for i, piece in enumerate(pieces)], path.name
