"""Puts templates in their places; a file that somebody has filled in is never replaced."""

from pathlib import Path

from xl_perfgoals.core.cells import Grid
from xl_perfgoals.core.template import OWN_SHEETS
from xl_perfgoals.files.atomic import Saved, save_whole
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.intake import read_file
from xl_perfgoals.parsing.form_parser import parse_forms
from xl_perfgoals.parsing.own_template import is_untouched, read_identity
from xl_perfgoals.templates.book import render_template
from xl_perfgoals.templates.content import Template


class FilledInError(Exception):
    """The template would replace a file in which somebody has worked, or that is no template of ours."""

    def __init__(self, target: Path, *, ours: bool) -> None:
        what = "里面已经填写了内容" if ours else "而且不是本程序生成的空白模板"
        super().__init__(f"“{target}”已经存在，{what}，没有覆盖它。请换一个位置，或先把它移走。")


class UnreadableTemplateError(Exception):
    """The workbook just written does not read back as it should: a bug, so the target stays untouched."""


def write_template(target: Path, template: Template) -> Saved:
    """Writes the template, reads it again, and only then puts it in place.

    Raises FilledInError, or OSError when the folder cannot be written.
    """
    if target.is_file() and _blank_forms(target) is None:
        raise FilledInError(target, ours=read_identity(_sheets(target)) is not None)
    return save_whole(
        target, lambda path: render_template(path, template), verify=lambda path: _verify(path, template)
    )


def _verify(path: Path, template: Template) -> None:
    if _blank_forms(path) != template.forms or read_identity(_sheets(path)) != template.identity:
        raise UnreadableTemplateError(path.name)


def _blank_forms(path: Path) -> int | None:
    """How many forms an untouched template holds; None for any other file."""
    grids = _sheets(path)
    identity = read_identity(grids)
    if identity is None:
        return None
    forms = [parse_forms(grid) for grid in grids if grid.sheet not in OWN_SHEETS]
    blank = all(own and all(is_untouched(form, identity.projects) for form in own) for own in forms)
    return len(forms) if blank else None


def _sheets(path: Path) -> tuple[Grid, ...]:
    return read_file(Found(path, path.name)).grids
