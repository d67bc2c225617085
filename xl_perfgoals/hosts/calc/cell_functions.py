"""The functions for cells in LibreOffice: what Basic hands over made arguments, the answer made cells."""

import inspect
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TypeAlias

import xlwings as xw

from xl_perfgoals.hosts import udf_wording as words
from xl_perfgoals.hosts.arguments import Given, flag_given
from xl_perfgoals.hosts.calc import engine
from xl_perfgoals.hosts.calc.asking import Asker, answering_to, asker
from xl_perfgoals.hosts.calc.uno_bridge import Uno
from xl_perfgoals.hosts.guard import InputError, answering
from xl_perfgoals.hosts.udfs import PG_STATUS, PG_VALIDATE, UDFS

Answer: TypeAlias = str | float | None
Answers: TypeAlias = Answer | tuple[tuple[Answer, ...], ...]
Parameters: TypeAlias = tuple[inspect.Parameter, ...]

_WITHOUT_AREA = re.compile(r"PG_VALIDATE\s*\(\s*[;,)]", re.IGNORECASE)
_BLOCK = re.compile(r"^\{.*PG_VALIDATE\s*\(", re.IGNORECASE)
_STATUS = re.compile(r"PG_STATUS\s*\(", re.IGNORECASE)
_CALLER = "caller"


def answer(context: Uno, name: str, given: Sequence[Uno]) -> Answers:
    """What a function answers: a value, or rows of values; what goes wrong is a text."""
    answered: Given = answering(_answered)(context, name.upper(), given)
    if isinstance(answered, list):
        return tuple(tuple(row) for row in answered)
    found: Answer = answered
    return found


def parameters_of(function: Callable[..., object]) -> Parameters:
    """The parameters that a formula has."""
    found = inspect.signature(function).parameters.values()
    return tuple(parameter for parameter in found if parameter.name != _CALLER)


def _answered(context: Uno, name: str, given: Sequence[Uno]) -> Given:
    _activate(context)
    function, parameters = _functions()[name]
    arguments: dict[str, Given] = {}
    for parameter, value in zip(parameters, given, strict=False):
        if value is not None or parameter.default is inspect.Parameter.empty:
            arguments[parameter.name] = _argument(value)
    with _caller(context, name, arguments) as caller:
        return function(**arguments, **caller)


_ACTIVE: list[Uno] = []


def _activate(context: Uno) -> None:
    """Once is enough: here is no other LibreOffice."""
    if not _ACTIVE:
        engine.activate(context)
        _ACTIVE.append(context)


@cache
def _functions() -> Mapping[str, tuple[Callable[..., Given], Parameters]]:
    return {function.__name__: (function, parameters_of(function)) for function in UDFS}


def _argument(value: Uno) -> Given:
    """An area comes as an object; an array of values as rows of them."""
    if isinstance(value, tuple):
        return [list(row) if isinstance(row, tuple) else row for row in value]
    if value is None or isinstance(value, str | float | int):
        return value
    return _range(value.getSpreadsheet(), value.getRangeAddress())


def _range(sheet: Uno, place: Uno) -> xw.Range:
    # A sheet does not tell what it is part of, the drawings on it do.
    book = engine.book_of(sheet.DrawPage.Forms.getParent())
    return book.sheets[sheet.Name].range(
        (place.StartRow + 1, place.StartColumn + 1), (place.EndRow + 1, place.EndColumn + 1)
    )


@contextmanager
def _caller(context: Uno, name: str, arguments: Mapping[str, Given]) -> Iterator[dict[str, xw.Range]]:
    """The calling cell, by the name of its parameter, where the function has a use for it."""
    found: Asker | None = None
    if name == PG_VALIDATE.__name__:
        if "area" not in arguments:
            found = asker(context, _WITHOUT_AREA, lambda cell: cell.key[:2])
        elif flag_given(arguments.get("detail")):
            found = asker(context, _BLOCK, lambda cell: (*cell.key[:2], cell.formula))
    elif name == PG_STATUS.__name__:
        found = asker(context, _STATUS, lambda cell: cell.key[:1])
        if found is None:  # the workbook in front may be another one
            raise InputError(words.NO_BOOK)
    if found is None:
        yield {}
        return
    with answering_to(found):
        yield {_CALLER: _place_of(found)}


def _place_of(cell: Asker) -> xw.Range:
    """The cell; of a formula that fills several cells all of them."""
    cursor = cell.sheet.createCursorByRange(cell.sheet.getCellByPosition(cell.col, cell.row))
    if cell.formula.startswith("{"):
        cursor.collapseToCurrentArray()
    return _range(cell.sheet, cursor.getRangeAddress())
