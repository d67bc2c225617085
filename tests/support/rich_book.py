"""A workbook with what other programs lose: chart, picture, macro, controls, notes, names, validations."""

import io
import struct
import zlib

import xlsxwriter

from xl_perfgoals.office.ovba.modules import ModuleKind, VbaModule
from xl_perfgoals.office.ovba.project import VbaProject, write_vba_project

FORM, OTHER, QUOTED = "绩效目标表", "图表", "甲's & <乙>"


def rich_book() -> bytes:
    """FORM (protected, with notes, a button and a picture), OTHER (chart, table, active), QUOTED."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        form, other, quoted = (book.add_worksheet(name) for name in (FORM, OTHER, QUOTED))
        yellow = book.add_format({"bg_color": "#FFFF00", "num_format": "0.00"})
        for row in range(12):
            form.write_row(row, 0, [f"标签{row}", row + 0.5, f"=B{row + 1}*2"])
        form.write_formula("C3", "=B3*2", None, 777)
        form.write("B5", 12.5, yellow)
        form.merge_range("E2:G4", "合并的内容", book.add_format({"border": 1}))
        form.write_comment("B4", "单位自己的批注", {"author": "单位"})
        form.write_comment("A9", "另一个批注")
        form.insert_button("I2", {"caption": "按钮", "macro": "Go"})
        form.insert_image("I6", "p.png", {"image_data": io.BytesIO(png())})
        form.set_header("&C&G", {"image_center": "p.png", "image_data_center": io.BytesIO(png())})
        form.data_validation("B1:B12", {"validate": "decimal", "criteria": ">", "value": 0})
        form.conditional_format("B1:B12", {"type": "data_bar", "data_bar_2010": True})
        form.protect("secret")
        form.print_area("A1:G12")
        other.write_column("A1", [1, 2, 3])
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": f"={OTHER}!$A$1:$A$3"})
        other.insert_chart("C2", chart)
        other.add_table("A10:B12", {"columns": [{"header": "名"}, {"header": "值"}]})
        other.activate()
        other.repeat_rows(0)
        quoted.write("A1", "=1+1 的文字")
        book.define_name("全局", f"='{FORM}'!$B$5")
        book.define_name(f"'{OTHER}'!局部", f"='{OTHER}'!$A$2")
        book.set_vba_name("ThisWorkbook")
        for number, sheet in enumerate((form, other, quoted), 1):
            sheet.set_vba_name(f"Sheet{number}")
        book.add_vba_project(io.BytesIO(_macro()), is_stream=True)
    return stream.getvalue()


def png() -> bytes:
    """A red dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">2I5B", 8, 8, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xff\0\0" * 8) * 8)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _macro() -> bytes:
    source = 'Attribute VB_Name = "Module1"\r\nSub Go()\r\nEnd Sub\r\n'
    documents = [
        VbaModule(kind, name, _document(name))
        for kind, name in [(ModuleKind.WORKBOOK, "ThisWorkbook")]
        + [(ModuleKind.SHEET, f"Sheet{number}") for number in (1, 2, 3)]
    ]
    return write_vba_project(
        VbaProject("Rich", (*documents, VbaModule(ModuleKind.STANDARD, "Module1", source)))
    )


def _document(name: str) -> str:
    return f'Attribute VB_Name = "{name}"\r\nAttribute VB_PredeclaredId = True\r\n'
