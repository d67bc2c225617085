"""The form as most bureaus draw it: nine narrow columns, labels and entries merged over several of them."""

from collections.abc import Sequence
from itertools import groupby

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from workbook.form_styles import FormStyles
from workbook.official_form import FormContent, IndicatorRow
from xl_perfgoals.templates.typed_entry import typed_value

WIDTHS = (7.0, 9.0, 16.0, 9.0, 9.0, 9.0, 9.0, 9.0, 18.0)
LAST = len(WIDTHS) - 1


class WideForm:
    """Writes one form on a sheet. typed stores 指标值 as Excel stores them: 95% as 0.95 with a format."""

    def __init__(self, sheet: Worksheet, styles: FormStyles, *, typed: bool) -> None:
        self._sheet = sheet
        self._styles = styles
        self._typed = typed

    def write(self, form: FormContent) -> None:
        for col, width in enumerate(WIDTHS):
            self._sheet.set_column(col, col, width)
        line = self._styles.line(align="center")
        self._block((0, 0, 0, LAST), "附件2", self._styles.line(align="left"))
        self._block((1, 0, 1, LAST), "项目支出绩效目标表", self._styles.line(align="center", bold=1))
        self._block((2, 0, 2, LAST), f"（{form.year}年度）", line)
        self._label((3, 0, 3, 2), "项目名称")
        self._label((3, 3, 3, LAST), form.project)
        self._pair(4, "主管部门及代码", form.department_and_code, "实施单位", form.unit)
        self._pair(5, "项目属性", form.attribute, "项目期", form.period)
        self._funding(form, 6)
        self._label((9, 0, 9, 0), "年度总体目标")
        self._label((9, 1, 9, LAST), form.goal)
        self._indicator(10, "名称", "三级指标", "指标值")
        self._label((10, 1, 10, 1), "一级指标")
        self._label((10, 2, 10, 2), "二级指标")
        after = self._indicators(form.rows, 11)
        left = self._styles.line(align="left")
        self._block((after + 1, 0, after + 1, 4), "填报人：马晓燕", left)
        self._block((after + 1, 5, after + 1, LAST), "联系电话：0952-6095123", left)

    def _pair(self, row: int, label: str, entry: str, label2: str, entry2: str) -> None:
        self._label((row, 0, row, 2), label)
        self._label((row, 3, row, 5), entry)
        self._label((row, 6, row, 6), label2)
        self._label((row, 7, row, LAST), entry2)

    def _funding(self, form: FormContent, row: int) -> None:
        self._label((row, 0, row + 2, 2), "项目资金（万元）")
        amounts = (("年度资金总额：", form.total), ("其中：财政拨款", form.fiscal), ("其他资金", form.other))
        for here, (label, amount) in enumerate(amounts, row):
            self._label((here, 3, here, 5), label)
            style = self._styles.cell(num_format="0.0000")
            self._sheet.merge_range(here, 6, here, LAST, "", style)
            self._sheet.write_number(here, 6, float(amount), style)

    def _indicators(self, rows: Sequence[IndicatorRow], top: int) -> int:
        """The row after the last one."""
        self._label((top, 0, top + len(rows) - 1, 0), "绩效指标")
        for row, indicator in enumerate(rows, top):
            self._indicator(row, "", indicator.name, indicator.value)
        for col, depth in ((1, 1), (2, 2)):
            row = top
            for _, run in groupby(rows, key=lambda indicator: indicator[:depth]):
                same = list(run)
                self._label((row, col, row + len(same) - 1, col), same[0][col - 1])
                row += len(same)
        return row

    def _indicator(self, row: int, heading: str, name: str, value: str) -> None:
        if heading:
            self._label((row, 0, row, 0), heading)
        self._label((row, 3, row, LAST - 1), name)
        entry = typed_value(value) if self._typed else None
        if entry is None:
            self._label((row, LAST, row, LAST), value)
        else:
            self._sheet.write_number(row, LAST, entry[0], self._styles.cell(num_format=entry[1]))

    def _label(self, area: tuple[int, int, int, int], text: str) -> None:
        self._block(area, text, self._styles.cell())

    def _block(self, area: tuple[int, int, int, int], text: str, style: Format) -> None:
        top, left, bottom, right = area
        if (top, left) != (bottom, right):
            self._sheet.merge_range(top, left, bottom, right, "", style)
        if text:
            self._sheet.write_string(top, left, text, style)
        else:
            self._sheet.write_blank(top, left, None, style)
