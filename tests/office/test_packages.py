"""What is built, as packages: content types, relationships, the same bytes each time."""

import io
import posixpath
import zipfile

import pytest
from defusedxml.ElementTree import fromstring
from pyopenvba import ExcelFile

from tests.office.stand_ins import UDFS
from tests.support.macro_books import load_macro_book
from xl_perfgoals.office.build import ADDIN, COUNTY_WORKBOOK, build_all
from xl_perfgoals.office.packages import (
    RIBBON_2007,
    RIBBON_2010,
    PackageError,
    as_addin,
    read_parts,
    with_ribbon,
    write_parts,
)

BUILT = pytest.mark.parametrize("built", ["addin", "county"])
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def parts_of(built, request):
    return read_parts(request.getfixturevalue(built).read_bytes())


def content_types(parts):
    """The type of every part, as a reader of packages works it out."""
    root = fromstring(parts["[Content_Types].xml"])
    defaults = {e.get("Extension").lower(): e.get("ContentType") for e in root.iter(f"{TYPES}Default")}
    overrides = {e.get("PartName"): e.get("ContentType") for e in root.iter(f"{TYPES}Override")}
    assert {name.lstrip("/") for name in overrides} <= set(parts)
    return {name: overrides.get(f"/{name}", defaults.get(name.rpartition(".")[2].lower())) for name in parts}


def relations(parts, source):
    folder, name = posixpath.split(source)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in parts:
        return
    for relation in fromstring(parts[rels]):
        if relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target")))
            yield relation.get("Id"), relation.get("Type"), target.lstrip("/")


@BUILT
def test_every_part_has_a_type_and_is_reached_by_relations(built, request):
    parts = parts_of(built, request)
    assert None not in content_types(parts).values()
    reached, waiting = set(), [""]
    while waiting:
        source = waiting.pop()
        found = list(relations(parts, source))
        assert len({number for number, _, _ in found}) == len(found)
        for _, _, target in found:
            assert target in parts
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    others = {name for name in parts if name.endswith(".rels") or name == "[Content_Types].xml"}
    assert reached | others == set(parts)


@pytest.mark.parametrize(
    ("built", "kind"),
    [
        ("addin", "application/vnd.ms-excel.addin.macroEnabled.main+xml"),
        ("county", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
    ],
)
def test_kind_of_workbook(built, kind, request):
    types = content_types(parts_of(built, request))
    assert types["xl/workbook.xml"] == kind
    assert types["xl/vbaProject.bin"] == "application/vnd.ms-office.vbaProject"


def test_only_the_add_in_has_a_ribbon(request):
    for built in ("addin", "county"):
        parts = parts_of(built, request)
        found = {(kind, target) for _, kind, target in relations(parts, "") if target.startswith("customUI")}
        expected = {(v.relation, v.part) for v in (RIBBON_2010, RIBBON_2007)} if built == "addin" else set()
        assert found == expected


@BUILT
def test_code_names_are_modules(built, request):
    parts = parts_of(built, request)
    book = load_macro_book(io.BytesIO(write_parts(parts))) if built != "addin" else None
    if book is not None:
        assert book.code_name == "ThisWorkbook"
        names = [sheet.sheet_properties.codeName for sheet in book]
        assert names == ["PgFront", "PgSettings", "PgRoster", "PgRules", "PgWaivers", "PgConf"]
    else:
        assert b'codeName="ThisWorkbook"' in parts["xl/workbook.xml"]
        assert b'codeName="PgConf"' in parts["xl/worksheets/sheet1.xml"]


def test_openpyxl_keeps_the_vba(county, tmp_path):
    book = load_macro_book(county)
    book.save(tmp_path / "again.xlsm")
    vba = read_parts((tmp_path / "again.xlsm").read_bytes())["xl/vbaProject.bin"]
    assert vba == read_parts(county.read_bytes())["xl/vbaProject.bin"]


def test_built_again_byte_for_byte(dist, tmp_path):
    paths = build_all(tmp_path / "new" / "folder", UDFS)
    assert {ADDIN, COUNTY_WORKBOOK} <= {path.name for path in paths}
    for path in paths:
        assert path.read_bytes() == (dist / path.name).read_bytes()


@BUILT
def test_the_zip_says_nothing_of_time_and_machine(built, request):
    with zipfile.ZipFile(request.getfixturevalue(built)) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.create_system for info in archive.infolist()} == {0}


def test_a_plain_workbook_is_no_add_in():
    with pytest.raises(PackageError):
        as_addin({"[Content_Types].xml": b"<Types/>"})


def test_a_ribbon_must_name_its_namespace():
    with pytest.raises(PackageError):
        with_ribbon({}, "<customUI/>", {})


def test_the_cell_functions_themselves_can_be_wrapped(tmp_path):
    build_all(tmp_path)
    for name in (ADDIN, COUNTY_WORKBOOK):
        source = ExcelFile(tmp_path / name).get_module("PgUdfs")
        for function in UDFS:
            assert source.count(f"Public Function {function.__name__}(") == 1
