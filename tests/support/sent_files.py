"""Files as units send them: forms written by the program itself, saved at times that a test names."""

import os
from datetime import UTC, datetime
from pathlib import Path

from xlsxwriter import Workbook

from tests.support.good_form import MODEL
from xl_perfgoals.templates.form_content import FormContent
from xl_perfgoals.templates.form_sheet import set_up_page, write_form
from xl_perfgoals.templates.form_styles import FormStyles

DISK = datetime(2026, 11, 20, 8, tzinfo=UTC).timestamp()


def moment(hour: int) -> datetime:
    """An hour of the day on which all was sent."""
    return datetime(2026, 11, 10, hour, tzinfo=UTC)


def send(path: Path, *contents: FormContent, hour: int | None = None, disk: float = DISK) -> Path:
    """Writes a file with these forms, one a sheet; hour is when it says it was saved, if it says so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with Workbook(path) as workbook:
        workbook.set_properties({"created": moment(hour) if hour is not None else datetime(1990, 1, 1)})  # noqa: DTZ001
        styles = FormStyles(workbook)
        for number, content in enumerate(contents or (MODEL,), 1):
            sheet = workbook.add_worksheet(f"表{number}")
            set_up_page(sheet)
            write_form(sheet, styles, content)
    os.utime(path, (disk, disk))
    return path
