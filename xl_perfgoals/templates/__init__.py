"""The workbook that townships fill in: official forms with live native checks, no macros, no Python."""

from xl_perfgoals.templates.book import render_template
from xl_perfgoals.templates.content import Template, blank_template, unit_template
from xl_perfgoals.templates.file_names import file_names
from xl_perfgoals.templates.issue import FilledInError, write_template

__all__ = [
    "FilledInError",
    "Template",
    "blank_template",
    "file_names",
    "render_template",
    "unit_template",
    "write_template",
]
