"""The official 附件2 form on an XlsxWriter sheet, which the township template shares."""

from xl_perfgoals.templates.form_content import FormContent, IndicatorRow
from xl_perfgoals.templates.official_layout import (
    COLUMN_WIDTHS,
    TITLE,
    set_up_page,
    write_form,
)

__all__ = ["COLUMN_WIDTHS", "TITLE", "FormContent", "IndicatorRow", "set_up_page", "write_form"]
