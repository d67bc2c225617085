"""A host that answers at once: what it was asked before it knows by heart, so that only our time counts."""

import pickle
from collections.abc import Callable, Iterator
from itertools import chain, cycle
from typing import Any

from xlwings import base_classes

_ENGINE = (
    base_classes.App,
    base_classes.Book,
    base_classes.Sheets,
    base_classes.Sheet,
    base_classes.Range,
)

_COPIES = 8

Asked = Any
"""An object of an xlwings engine: no type describes them all."""


class Prompt:
    """Stands in for one object of an xlwings engine, whose every answer is asked for once."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked

    def __getattr__(self, name: str) -> object:
        answer = getattr(self._asked, name)
        known = _calls(answer) if callable(answer) and not isinstance(answer, _ENGINE) else prompt(answer)
        setattr(self, name, known)  # from now on it is found without coming here
        return known

    def __call__(self, *given: object) -> object:
        return self.at(*given)

    def __iter__(self) -> Iterator[object]:
        return iter(self.parts())

    def __len__(self) -> int:
        return len(self.parts())

    def __bool__(self) -> bool:
        return bool(self._asked)

    def parts(self) -> list[object]:
        """What a collection of the engine holds."""
        known = [prompt(part) for part in self._asked]
        self.parts = lambda: known
        return known

    def at(self, *given: object) -> object:
        """What the object gives when it is called, as ranges and collections are: a part of it."""
        self.at = _calls(self._asked)
        return self.at(*given)


class FreshCells(Prompt):
    """A Prompt for cells that gives other objects for values and formulas each time, as Excel does.

    They are made beforehand: making them is the host's own time. They are few, since Excel's are as new to
    memory as can be; and the first ones, which may be remembered, never come again.
    """

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self.api = self
        self._values = _copies(asked.raw_value)
        self._formulas = _copies(asked.formula)

    @property
    def Value2(self) -> object:  # noqa: N802 - by this name Excel gives values as they are
        """The values."""
        return next(self._values)

    @property
    def formula(self) -> object:
        """The formulas."""
        return next(self._formulas)


def _copies(content: object) -> Iterator[object]:
    first, *others = (pickle.loads(pickle.dumps(content)) for _ in range(_COPIES))  # noqa: S301 - our own
    return chain([first], cycle(others))


def prompt(answer: object) -> object:
    """The answer, behind a Prompt if it is an object of the engine."""
    return Prompt(answer) if isinstance(answer, _ENGINE) else answer


def _calls(ask: Callable[..., object]) -> Callable[..., object]:
    known: dict[tuple[object, ...], object] = {}

    def answer(*given: object) -> object:
        asked = tuple(_plain(one) for one in given)
        if asked not in known:
            known[asked] = prompt(ask(*asked))
        return known[asked]

    return answer


def _plain(given: object) -> object:
    return given._asked if isinstance(given, Prompt) else given  # noqa: SLF001
