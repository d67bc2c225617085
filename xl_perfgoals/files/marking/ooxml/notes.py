"""The notes of a worksheet (its comments part): ours behind what stands there, at most one in a cell."""

import re

from lxml import etree
from lxml.etree import _Element

from xl_perfgoals.core.cell_text import cell_text
from xl_perfgoals.files.marking.ooxml.package import namespace
from xl_perfgoals.files.marking.wording import AUTHOR

_FONT = '<sz val="9"/><color indexed="81"/><rFont val="宋体"/><charset val="134"/>'
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def escaped(text: str) -> str:
    """Text as an element of a workbook holds it: what would be read as an escape of Office is escaped."""
    return _ESCAPE_LIKE.sub("_x005F_", cell_text(text))


class Notes:
    """Cells are named by their references, like B7."""

    def __init__(self, root: _Element) -> None:
        self._root = root
        self._ns = namespace(root)
        found = root.find(f"{self._ns}commentList")
        self._list = found if found is not None else etree.SubElement(root, f"{self._ns}commentList")
        self._notes = {
            one.get("ref", "").replace("$", "").upper(): one
            for one in self._list.iterfind(f"{self._ns}comment")
        }

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the notes."""
        return {
            at: "".join(one.text or "" for one in note.iter(f"{self._ns}t"))
            for at, note in self._notes.items()
        }

    def put(self, at: str, before: str, title: str, told: str) -> None:
        """Writes a note. before is what stays of the note that stood there, runs and all if it is whole."""
        note = self._notes.get(at)
        if note is None:
            note = etree.SubElement(self._list, f"{self._ns}comment", ref=at, authorId=str(self._author()))
            self._notes[at] = note
        text = note.find(f"{self._ns}text")
        if text is None:
            text = note.makeelement(f"{self._ns}text", {})
            note.insert(0, text)
        kept = self._kept_runs(text, before)
        for one in list(text):
            text.remove(one)
        text.extend(
            [*kept, *self._runs(("\n\n" if before else "") + title, bold=True), *self._runs("\n" + told)]
        )

    def keep_only(self, at: str, text: str) -> None:
        """Leaves so much of a note, which goes where nothing is left."""
        note = self._notes[at]
        if not text:
            self._list.remove(note)
            del self._notes[at]
            return
        holder = note.find(f"{self._ns}text")
        if holder is not None:
            for one in list(holder):
                holder.remove(one)
            holder.extend(self._runs(text))

    def _kept_runs(self, text: _Element, before: str) -> list[_Element]:
        """The runs of the earlier note with their looks; one plain run where only a part of it stays."""
        runs: list[_Element] = []
        for one in text.iterchildren(f"{self._ns}t", f"{self._ns}r"):
            if one.tag == f"{self._ns}t":
                run = text.makeelement(f"{self._ns}r", {})
                run.append(one)
                runs.append(run)
            else:
                runs.append(one)
        whole = "".join(one.text or "" for run in runs for one in run.iter(f"{self._ns}t"))
        if whole == before:
            return runs
        return self._runs(before) if before else []

    def _runs(self, text: str, *, bold: bool = False) -> list[_Element]:
        look = f"{'<b/>' if bold else ''}{_FONT}"
        (run,) = list(etree.fromstring(f'<l xmlns="{self._ns[1:-1]}"><r><rPr>{look}</rPr><t/></r></l>'))
        run[1].text = escaped(text)
        run[1].set(_SPACE, "preserve")
        return [run]

    def _author(self) -> int:
        authors = self._root.find(f"{self._ns}authors")
        if authors is None:
            authors = self._root.makeelement(f"{self._ns}authors", {})
            self._root.insert(0, authors)
        for number, one in enumerate(authors):
            if one.text == AUTHOR:
                return number
        etree.SubElement(authors, f"{self._ns}author").text = AUTHOR
        return len(authors) - 1
