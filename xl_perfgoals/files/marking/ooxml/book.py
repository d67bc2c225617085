"""The workbook part: which part is which sheet, and a sheet of ours put in front of all others."""

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree
from lxml.etree import _Element

from xl_perfgoals.files.marking.ooxml.package import NotEditableError, Package, Relation, namespace, whole
from xl_perfgoals.files.marking.ooxml.style_lists import StyleLists

_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEET_KINDS = {"worksheet", "chartsheet", "dialogsheet"}
_BEHIND_NAMES = (
    *("calcPr", "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes"),
    *("webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"),
)
_NORMAL = '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
_MOST_ID = 65_000
_OF_SHARING = {"revisionHeaders", "usernames"}
_HIDDEN = {"hidden", "veryHidden"}


class NewSheet(NamedTuple):
    """A sheet to be put in front: its name, its part, and what every page of it repeats ("" for nothing)."""

    name: str
    xml: bytes
    repeated: str = ""


class BookPart:
    """The workbook part of a package. Raises NotEditableError where there is none."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.path = package.target("", "officeDocument")
        self._root = package.xml(self.path)
        self._ns = namespace(self._root)
        self._id = f"{{{self.relation_base}}}id"
        self._relations: Mapping[str, Relation] = {r.number: r for r in package.relations(self.path)}

    @property
    def main(self) -> str:
        """The main namespace, which is another one in a strict workbook."""
        return self._ns[1:-1]

    @property
    def relation_base(self) -> str:
        """Begins the full names of relations."""
        return _STRICT_RELATIONS if self.main == _STRICT else _RELATIONS

    @property
    def relation_id(self) -> str:
        """The attribute that names a relation."""
        return self._id

    @property
    def sheets(self) -> Mapping[str, str]:
        """The parts of the worksheets by their names, in the order of the workbook."""
        found = ((one.get("name", ""), self._relations.get(one.get(self._id, ""))) for one in self._listed())
        return {
            name: relation.target
            for name, relation in found
            if relation and relation.kind == "worksheet" and self.package.has(relation.target)
        }

    @property
    def names(self) -> frozenset[str]:
        """The names of all sheets, charts too."""
        return frozenset(one.get("name", "") for one in self._listed())

    def style_lists(self) -> StyleLists:
        """The workbook's styles, made where there are none."""
        path = self.package.target(self.path, "styles")
        if not path:
            # some readers look for it by its usual name
            usual = posixpath.join(posixpath.dirname(self.path), "styles.xml")
            path = self._free("styles{}.xml") if self.package.has(usual) else usual
            empty = f'<styleSheet xmlns="{self.main}">{_NORMAL}</styleSheet>'.encode()
            self.package.add(path, empty, f"{_TYPE}.styles+xml")
            self.package.relate(self.path, f"{self.relation_base}/styles", path)
        return StyleLists(self.package.edit(path))

    def add_comments(self, sheet: str, pattern: str = "comments{}.xml") -> str:
        """An empty comments part for a worksheet's part; its path."""
        path = self._free(pattern)
        empty = f'<comments xmlns="{self.main}"><authors/><commentList/></comments>'.encode()
        self.package.add(path, empty, f"{_TYPE}.comments+xml")
        self.package.relate(sheet, f"{self.relation_base}/comments", path)
        return path

    def put_first(self, sheet: NewSheet) -> None:
        """Puts a sheet in front of all others and shows it when the workbook is opened."""
        path = self._free("worksheets/sheet{}.xml")
        self.package.add(path, sheet.xml, f"{_TYPE}.worksheet+xml")
        self.package.edit(self.path)
        number = self.package.relate(self.path, f"{self.relation_base}/worksheet", path)
        listed = self._root.find(f"{self._ns}sheets")
        if listed is None:
            raise NotEditableError("a workbook without sheets")
        taken = {whole(one.get("sheetId")) for one in listed}
        free = max(taken, default=0) + 1
        if free > _MOST_ID:
            free = next(n for n in range(1, len(taken) + 2) if n not in taken)
        new = listed.makeelement(
            f"{self._ns}sheet", {"name": sheet.name, "sheetId": str(free), self._id: number}
        )
        listed.insert(0, new)
        self._shift_names(sheet.repeated)
        self._show_first()

    def show(self, name: str) -> bool:
        """Shows a sheet, which no link would lead to while it is hidden; whether it was."""
        hidden = [one for one in self._listed() if one.get("name") == name and one.get("state") in _HIDDEN]
        for one in hidden:
            self.package.edit(self.path)
            one.attrib.pop("state")
        return bool(hidden)

    def unshare(self) -> bool:
        """Ends the sharing of an old shared workbook, whose log knows nothing of our changes."""
        shared = [r for r in self._relations.values() if r.kind in _OF_SHARING]
        for relation in shared:
            for log in self.package.relations(relation.target):
                self.package.remove(log.target)
            self.package.remove(relation.target)
            self.package.unrelate(self.path, relation)
        return bool(shared)

    def _listed(self) -> list[_Element]:
        return self._root.findall(f"{self._ns}sheets/{self._ns}sheet")

    def _free(self, pattern: str) -> str:
        return self.package.free_path(posixpath.join(posixpath.dirname(self.path), pattern))

    def _shift_names(self, repeated: str) -> None:
        """Names that belong to a sheet say so by its place, which is one further now."""
        names = self._root.find(f"{self._ns}definedNames")
        if names is None and repeated:
            names = self._root.makeelement(f"{self._ns}definedNames", {})
            behind = {f"{self._ns}{one}" for one in _BEHIND_NAMES}
            following = next((one for one in self._root if one.tag in behind), None)
            if following is None:
                self._root.append(names)
            else:
                following.addprevious(names)
        for one in () if names is None else names.iterfind(f"{self._ns}definedName[@localSheetId]"):
            one.set("localSheetId", str(whole(one.get("localSheetId")) + 1))
        if repeated and names is not None:
            own = names.makeelement(
                f"{self._ns}definedName", {"name": "_xlnm.Print_Titles", "localSheetId": "0"}
            )
            own.text = repeated
            names.insert(0, own)

    def _show_first(self) -> None:
        """The first sheet is the active one; two chosen sheets would be edited together."""
        for view in self._root.iterfind(f"{self._ns}bookViews/{self._ns}workbookView"):
            for name in ("activeTab", "firstSheet"):
                view.attrib.pop(name, "")
        for relation in self._relations.values():
            if relation.kind in _SHEET_KINDS and self.package.has(relation.target):
                self._unselect(relation.target)

    def _unselect(self, path: str) -> None:
        root = self.package.xml(path)
        ns = namespace(root)
        for view in root.iterfind(f"{ns}sheetViews/{ns}sheetView[@tabSelected]"):
            view.attrib.pop("tabSelected")
            self.package.edit(path)


def list_in_properties(package: Package, name: str) -> None:
    """Names the new first sheet in docProps/app.xml too, where that is as Excel writes it."""
    path = package.target("", "extended-properties")
    if not path:
        return
    root = package.xml(path)
    values = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
    if namespace(root)[1:-1].startswith("http://purl.oclc.org"):
        values = "{http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes}"
    ns = namespace(root)
    count = root.find(f"{ns}HeadingPairs/{values}vector/{values}variant[2]/{values}i4")
    titles = root.find(f"{ns}TitlesOfParts/{values}vector")
    if count is None or titles is None or not (count.text or "").isdigit():
        return
    package.edit(path)
    count.text = str(whole(count.text) + 1)
    title = etree.Element(f"{values}lpstr")
    title.text = name
    titles.insert(0, title)
    titles.set("size", str(len(titles)))
