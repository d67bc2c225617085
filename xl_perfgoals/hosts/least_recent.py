"""A memory of so many values: when full, it forgets what was not asked for longest."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_REMEMBERED = 64


class LeastRecent(Generic[K, V]):
    """Remembers values, none of which is None, by their keys."""

    def __init__(self, limit: int = _REMEMBERED) -> None:
        self._limit = limit
        self._known: OrderedDict[K, V] = OrderedDict()

    def find(self, key: K) -> V | None:
        """The value of a key; None where none is remembered."""
        value = self._known.get(key)
        if value is not None:
            self._known.move_to_end(key)
        return value

    def keep(self, key: K, value: V) -> V:
        """Remembers a value."""
        self._known[key] = value
        self._known.move_to_end(key)
        if len(self._known) > self._limit:
            self._known.popitem(last=False)
        return value

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The value of a key, made at need."""
        value = self.find(key)
        return value if value is not None else self.keep(key, make())
