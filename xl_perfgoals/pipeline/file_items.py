"""What a file comes to, whatever was looked for in it."""

from typing import TypeAlias, TypeVar

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.submission import Receipt

T = TypeVar("T")

FileItems: TypeAlias = tuple[Receipt, tuple[T, ...]]
"""A file's receipt and what was found in it; nothing where the receipt is a refusal."""
FileForms: TypeAlias = FileItems[PerfGoalForm]
