"""The marked copy of what a unit sent: its own workbook with our marks, or its contents in a new one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from xl_perfgoals.core.own_sheets import RETURNED_LIST
from xl_perfgoals.core.season import StoredFinding
from xl_perfgoals.core.submission import Book
from xl_perfgoals.files.formats.refused import RefusedError
from xl_perfgoals.files.formats.wrapped import unwrapped
from xl_perfgoals.files.limits import LIMITS
from xl_perfgoals.files.marking import wording as words
from xl_perfgoals.files.marking.ooxml.marking import Marked, mark_package
from xl_perfgoals.files.marking.ooxml.package import NotEditableError
from xl_perfgoals.files.marking.rebuilt import rebuilt
from xl_perfgoals.files.raw_sheets import DamagedError
from xl_perfgoals.files.reading import read_book
from xl_perfgoals.files.sniffing import FileKind, sniff

_EXTENSIONS = {
    "sheet.macroEnabled": "xlsm",
    "template.macroEnabled": "xltm",
    "addin.macroEnabled": "xlam",
    "spreadsheetml.template": "xltx",
}
_ALONE = replace(LIMITS, guarded=False)
"""What might bring down the process that reads it is not read here: it was read before, in another."""
_ODD = "B26"
_LONGEST_STEM = 120
_NOT_IN_FILE_NAMES = re.compile(r'[<>:"|?*\x00-\x1f\x7f]+')


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """A file to be given back. name is what it is to be called; lost says what of the original it lacks."""

    data: bytes
    name: str
    lost: tuple[str, ...] = ()


def marked_copy(
    data: bytes, name: str, findings: Sequence[StoredFinding], passwords: Sequence[str] = ()
) -> MarkedCopy:
    """A copy of a sent file with its standing findings in it, in their order: as notes and colours in the
    cells and as a list in front, which numbers them.

    The workbook's own parts are changed only where a mark stands; what is no OOXML workbook is made anew
    from what can be read of it, which `lost` tells. Whatever the bytes are, there is a copy.
    """
    standing = tuple(finding for finding in findings if finding.standing)
    shown = name.replace("\\", "/").rpartition("/")[2]
    marked = _in_itself(data, shown, standing, passwords)
    if isinstance(marked, str) or not _is_readable(marked.data):
        why = marked if isinstance(marked, str) else words.ODD_PACKAGE.format(lost=words.OF_WORKBOOKS)
        marked = _anew(data, shown, standing, passwords, why)
    return MarkedCopy(marked.data, _file_name(shown, marked.content_type), marked.lost)


def _in_itself(
    data: bytes, name: str, findings: Sequence[StoredFinding], passwords: Sequence[str]
) -> Marked | str:
    """The file with marks in it; where that cannot be, why it had to be made anew."""
    kind = sniff(data)
    known: tuple[str, ...] = ()
    try:
        if kind is FileKind.ENCRYPTED:
            data, kind, doubts, _ = unwrapped(data, passwords)
            known = () if doubts else (words.UNLOCKED,)  # there is a doubt about Excel's own password only
        if kind is FileKind.XLSX:
            return mark_package(data, name, findings, RETURNED_LIST, known)
    except NotEditableError:
        return words.ODD_PACKAGE.format(lost=words.OF_WORKBOOKS)
    except (RefusedError, DamagedError):
        return ""
    if kind not in words.KINDS:
        return ""
    return words.REBUILT.format(kind=words.KINDS[kind], lost=words.NOT_CARRIED[kind])


def _is_readable(data: bytes) -> bool:
    """Whether the copy can be read again, as far as that may be tried."""
    problem = read_book(data, "", limits=_ALONE).problem
    return problem is None or problem.code == _ODD


def _anew(
    data: bytes, name: str, findings: Sequence[StoredFinding], passwords: Sequence[str], why: str
) -> Marked:
    book = read_book(data, name, passwords, _ALONE)
    made = rebuilt(book.grids)
    lost = [words.UNREADABLE.format(reason=book.problem.reason.rstrip("。"))] if book.problem else [why]
    lost += [words.SHEET_RENAMED.format(old=old, new=new) for old, new in made.renamed.items()]
    if sniff(data) is FileKind.ENCRYPTED and not book.problem and not _by_excels_own(book):
        lost.append(words.UNLOCKED)
    moved = [replace(one, sheet=made.renamed.get(one.sheet, one.sheet)) for one in findings]
    return mark_package(made.data, name, moved, RETURNED_LIST, [one for one in lost if one])


def _by_excels_own(book: Book) -> bool:
    """Whether the password was the one that Excel sets by itself."""
    return any(doubt.code == "D14" for doubt in book.doubts)


def _file_name(name: str, content_type: str) -> str:
    """The sent file's name with a word behind it, and the ending that its contents have now."""
    stem, dot, ending = name.rpartition(".")
    bare = _NOT_IN_FILE_NAMES.sub("_", stem if dot else name)[:_LONGEST_STEM].strip(" .") or "报送表"
    new = next((ending for kind, ending in _EXTENSIONS.items() if kind in content_type), "xlsx")
    other = dot and ending.isalnum() and ending.lower() != new
    return f"{bare}{words.OTHER_SUFFIX.format(ending=ending[:8].lower()) if other else words.SUFFIX}.{new}"
