"""vbaProject.bin as two independent readers see it."""

import io
import struct

import olefile
import pytest
from oletools.olevba import VBA_Parser, decompress_stream
from pyopenvba.cfb import CFB
from pyopenvba.vba import VBE_REFUSED_MODULE_NAMES, VBAModuleKind, parse_vba_project

from xl_perfgoals.office.ovba.modules import ModuleKind, class_module, document_module, standard_module
from xl_perfgoals.office.ovba.project import VbaProject, write_vba_project

CLASS = """VERSION 1.0 CLASS
BEGIN
  MultiUse = -1  'True
END
Attribute VB_Name = "Box"
Option Explicit
"""
PROJECT = VbaProject(
    "Sample",
    (
        document_module(ModuleKind.WORKBOOK, "ThisWorkbook"),
        document_module(ModuleKind.SHEET, "Sheet1"),
        standard_module('Attribute VB_Name = "Empty1"\n'),
        standard_module('Attribute VB_Name = "Long1"\n' + "' a comment, and more of it\n" * 9000),
        standard_module('Attribute VB_Name = "A234567890123456789012345678901"\nSub A()\nEnd Sub\n'),
        class_module(CLASS),
    ),
)
SOURCES = {module.name: module.source for module in PROJECT.modules}


@pytest.fixture(scope="module")
def data():
    return write_vba_project(PROJECT)


def test_oletools_gives_back_every_module(data):
    with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_POTENTIAL) as file:
        for name, source in SOURCES.items():
            stream = bytearray(file.openstream(["VBA", name]).read())
            assert bytes(decompress_stream(stream)).decode("ascii") == source


def test_olevba_extracts_every_module(data):
    parser = VBA_Parser("vbaProject.bin", data=data)
    found = {path.rpartition("/")[2]: code for _, path, _, code in parser.extract_macros()}
    parser.close()
    assert found == SOURCES


def test_pyopenvba_gives_back_every_module(data):
    project = parse_vba_project(CFB.from_bytes(data))
    assert {module.name: module.source for module in project.modules} == SOURCES
    kinds = {module.name: module.kind for module in project.modules}
    assert kinds["Long1"] is VBAModuleKind.standard
    assert [reference.name for reference in project.references] == ["stdole", "Office"]


def test_same_project_same_bytes(data):
    assert write_vba_project(PROJECT) == data


def test_names_that_the_editor_refuses_are_not_ours():
    assert not {name.lower() for name in VBE_REFUSED_MODULE_NAMES} & {name.lower() for name in SOURCES}


def test_no_performance_cache(data):
    with olefile.OleFileIO(io.BytesIO(data)) as file:
        assert file.openstream("VBA/_VBA_PROJECT").read() == bytes.fromhex("CC61FFFF000000")


def test_records_of_the_dir_stream(data):
    with olefile.OleFileIO(io.BytesIO(data)) as file:
        records = list(dir_records(bytes(decompress_stream(bytearray(file.openstream("VBA/dir").read())))))
    numbers = [number for number, _ in records]
    head = [0x01, 0x02, 0x14, 0x03, 0x04, 0x05, 0x40, 0x06, 0x3D, 0x07, 0x08, 0x09, 0x0C, 0x3C]
    references = [0x16, 0x3E, 0x0D] * 2
    module = [0x19, 0x47, 0x1A, 0x32, 0x1C, 0x48, 0x31, 0x1E, 0x2C, None, 0x2B]
    kinds = [0x22, 0x22, 0x21, 0x21, 0x21, 0x22]
    modules = [kind if number is None else number for kind in kinds for number in module]
    assert numbers == [*head, *references, 0x0F, 0x13, *modules, 0x10]
    assert dict(records)[0x03] == struct.pack("<H", 1252)


def test_project_stream_says_not_protected(data):
    with olefile.OleFileIO(io.BytesIO(data)) as file:
        text = file.openstream("PROJECT").read().decode("ascii")
    lines = dict(line.split("=", 1) for line in text.split("\r\n\r\n")[0].split("\r\n") if "=" in line)
    key = sum(lines["ID"].strip('"').encode()) & 0xFF
    assert revealed(lines["CMG"], key) == bytes(4)
    assert revealed(lines["DPB"], key) == bytes(1)
    assert revealed(lines["GC"], key) == b"\xff"
    assert [line for line in text.split("\r\n") if line.startswith(("Document=", "Module=", "Class="))] == [
        "Document=ThisWorkbook/&H00000000",
        "Document=Sheet1/&H00000000",
        "Module=Empty1",
        "Module=Long1",
        "Module=A234567890123456789012345678901",
        "Class=Box",
    ]


def dir_records(data):
    at = 0
    while at < len(data):
        number, size = struct.unpack_from("<HI", data, at)
        if number == 0x09:  # the version: its size does not count the minor number
            size += 2
        yield number, data[at + 6 : at + 6 + size]
        at += 6 + size


def revealed(hidden, key):
    """The data under the light encryption of the PROJECT stream, worked out backwards."""
    seed, version, project_key, *rest = bytes.fromhex(hidden.strip('"'))
    assert version ^ seed == 2
    assert project_key ^ seed == key
    plain, last, before, before_that = [], key, project_key, version
    for byte in rest:
        last = byte ^ ((before_that + last) & 0xFF)
        plain.append(last)
        before_that, before = before, byte
    plain = bytes(plain[(seed & 6) // 2 :])
    length = int.from_bytes(plain[:4], "little")
    assert len(plain) == 4 + length
    return plain[4:]
