"""Finding: one fault in the data: code, severity, cell, facts. Its sentence is made last, from the rule."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from xl_perfgoals.core.cells import CellRef

Fact: TypeAlias = str | int | bool | Decimal | tuple["Fact", ...] | None
"""A figure or text that a finding carries. Amounts are Decimal 万元; rows are 1-based."""
Facts: TypeAlias = Mapping[str, Fact]


class Severity(StrEnum):
    """error: send back; warning: needs an answer; hint: a note for the reviewer."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for the gravest, for sorting."""
        return _RANK[self]


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


class Finding(NamedTuple):
    """One fault. at is an existing cell (or the form's first cell for what is absent).

    form is the first cell of the form it concerns, None for what concerns a file or a unit as a whole;
    project and unit name it for the reader. also lists further cells that belong to the same fault.
    variant picks one of
    the rule's messages. waived holds the reason and the name of who waived it, "" when it stands.
    """

    at: CellRef
    code: str
    severity: Severity
    facts: Facts
    form: CellRef | None = None
    project: str = ""
    department: str = ""
    unit: str = ""
    also: tuple[CellRef, ...] = ()
    variant: str = ""
    waived: str = ""
