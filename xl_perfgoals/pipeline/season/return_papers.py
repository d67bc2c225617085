"""A round's papers: its letter and a marked copy of each file with findings, put into the unit's folder."""

from dataclasses import dataclass
from pathlib import Path

from xl_perfgoals.core.season import Return, StoredFinding
from xl_perfgoals.files.docx import is_untouched
from xl_perfgoals.files.docx.letter import write_letter
from xl_perfgoals.files.docx.letter_template import LetterTemplate
from xl_perfgoals.files.marking import marked_copy
from xl_perfgoals.ops.season.letter import LetterOrder, Returned, letter_of
from xl_perfgoals.ops.season.letter_wording import letter_texts
from xl_perfgoals.pipeline.season.given_files import Given, give
from xl_perfgoals.pipeline.season.originals import originals
from xl_perfgoals.pipeline.season.unit_folders import free_name

LETTER_FILE = "退回修改意见.docx"
_ROUND_FOLDER = "第{number}轮"
_NO_ORIGINAL = (
    "没有找到报送的原文件“{file}”（内容与登记时相同的），没有做标注件；"
    "请给出报送材料所在的文件夹，再运行一次。"
)
_LOST = "标注件“{copy}”：{lost}。"


@dataclass(frozen=True, slots=True)
class GivenBack:
    """A unit's round that went back: the letter, its figures, the marked copies, and what to know of them."""

    record: Return
    open: int
    fixed: int
    letter: Path
    copies: tuple[Path, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are: the folder for what is made, and where to look for what units sent.

    sources are searched through; near are folders where files may lie under the names they were shown by.
    """

    output: Path
    sources: tuple[Path, ...] = ()
    near: tuple[Path, ...] = ()
    passwords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Papers:
    """Makes the papers of rounds, as the officer ordered them."""

    order: LetterOrder
    template: LetterTemplate
    places: Places

    def give(self, own: Returned, number: str, unit_folder: str) -> GivenBack:
        """Writes a round's papers. Raises OSError."""
        folder = self.places.output / unit_folder / _ROUND_FOLDER.format(number=own.latest.number)
        copies, notes = self._give_copies(own, folder)
        letter = letter_of(own, self.order, number, tuple(copy.path.name for copy in copies))
        data = write_letter(self.template, letter, letter_texts(letter))
        paper = give(folder / LETTER_FILE, data, is_untouched)
        record = Return(
            unit=letter.unit,
            round=letter.round,
            at=self.order.at,
            deadline=self.order.deadline,
            listed=letter.listed,
            total=letter.total,
            letter=paper.path.relative_to(self.places.output).as_posix(),
            number=number,
        )
        paths = tuple(copy.path for copy in copies)
        return GivenBack(record, letter.open, letter.fixed, paper.path, paths, (*paper.notes, *notes))

    def _give_copies(self, own: Returned, folder: Path) -> tuple[list[Given], list[str]]:
        """A marked copy of each file that has findings, as far as the file is found again."""
        by_file = _by_file(own)
        wanted = {v.sha256: v.file for v in own.latest.versions if v.sha256 and v.file in by_file}
        found = originals(wanted, self.places.sources, self.places.near) if wanted else {}
        copies: list[Given] = []
        notes: list[str] = []
        taken: set[str] = set()
        for sha256, file in wanted.items():
            if sha256 not in found:
                notes.append(_NO_ORIGINAL.format(file=file))
                continue
            copy = marked_copy(found[sha256].read_bytes(), file, by_file[file], self.places.passwords)
            name = free_name(copy.name, taken)
            # Officers may write into a marked copy, and nothing tells whether they did: it is kept if it
            # is not what is written now.
            given = give(folder / name, copy.data, _never)
            copies.append(given)
            notes += given.notes
            notes += (_LOST.format(copy=name, lost=lost.rstrip("。")) for lost in copy.lost)
        return copies, notes


def _by_file(own: Returned) -> dict[str, list[StoredFinding]]:
    """The findings of each file, in the letter's order."""
    found: dict[str, list[StoredFinding]] = {}
    for finding in own.findings:
        if finding.file:
            found.setdefault(finding.file, []).append(finding)
    return found


def _never(_: bytes) -> bool:
    return False
