"""A published document as it was printed: texts in the columns where the print has them, slipped or not."""

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from workbook.form_styles import FormStyles
from xl_perfgoals.templates.row_height import row_height
from xl_perfgoals.templates.typed_entry import typed_value

MONEY_LABELS = ("年度资金总额", "财政拨款", "其他资金")
COLUMN_WIDTHS = (15.0, 24.0, 26.0, 32.0, 18.0, 26.0, 10.0, 24.0, 10.0)


def write_printed(sheet: Worksheet, styles: FormStyles, rows: Sequence[Sequence[str]]) -> None:
    """Rows below one another, blank ones kept. Nothing is merged; amounts of money become numbers."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for col, width in enumerate(COLUMN_WIDTHS):
        sheet.set_column(col, col, width)
    for number, cells in enumerate(rows):
        style = styles.cell("left") if len(cells) > 1 else styles.line()
        money = any(label in cell for cell in cells[:3] for label in MONEY_LABELS)
        for col, text in enumerate(cells):
            entry = typed_value(text) if money else None
            if entry:
                sheet.write_number(number, col, entry[0], styles.cell(num_format=entry[1]))
            elif text:
                sheet.write_string(number, col, text, style)
        if len(cells) > 1:
            widths = zip(cells, COLUMN_WIDTHS, strict=False)
            sheet.set_row(number, max(row_height(text, width) for text, width in widths))
    sheet.ignore_errors({"number_stored_as_text": f"A1:J{len(rows)}"})
