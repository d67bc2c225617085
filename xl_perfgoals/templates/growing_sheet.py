"""A worksheet with rows that become higher as text is typed into them."""

from collections.abc import Iterable, Sequence

from xlsxwriter.worksheet import Worksheet


class GrowingSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """A worksheet; the rows named to `let_grow` have a height, but not one that was set by hand.

    XlsxWriter calls every height so, and programs then keep it whatever is typed into the row.
    """

    def __init__(self) -> None:
        super().__init__()
        self._growing: frozenset[int] = frozenset()

    def let_grow(self, rows: Iterable[int]) -> None:
        """The 1-based rows that may grow."""
        self._growing = frozenset(rows)

    def _xml_start_tag_unencoded(self, tag: str, attributes: Sequence[tuple[str, str | int]] = ()) -> None:
        if tag == "row" and int(dict(attributes)["r"]) in self._growing:
            attributes = [pair for pair in attributes if pair[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)
