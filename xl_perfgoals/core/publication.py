"""Publication: what a unit publishes of its approved forms, and what its officer has to look at first."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from xl_perfgoals.core.printed_form import PrintedForm


class ToLookAt(NamedTuple):
    """Something that somebody reads before it is published: where, what stood there, what was done."""

    unit: str
    project: str
    place: str
    text: str
    done: str


@dataclass(frozen=True, slots=True)
class PublicUnit:
    """A unit's public attachment."""

    unit: str
    year: int | None
    title: str
    forms: tuple[PrintedForm, ...]
    total: Decimal


class LongRow(NamedTuple):
    """A row of the long indicator table that the budget system takes in; amounts are digits of 万元."""

    unit: str
    project: str
    amount: str
    goal: str
    level1: str
    level2: str
    name: str
    nature: str
    value: str
    measure: str
    weight: str
    direction: str


@dataclass(frozen=True, slots=True)
class Publication:
    """All that is published. sentence is for the budget's text, of the whole county and of each unit."""

    year: int | None
    units: tuple[PublicUnit, ...]
    sentence: str
    unit_sentences: tuple[tuple[str, str], ...]
    rows: tuple[LongRow, ...]
    to_look_at: tuple[ToLookAt, ...]
