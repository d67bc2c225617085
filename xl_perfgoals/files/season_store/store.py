"""SeasonStore: what the store of a season can be told and asked, within one transaction."""

import sqlite3
from collections.abc import Sequence
from itertools import groupby

from xl_perfgoals.core.season import (
    Approval,
    Decision,
    Figure,
    FileSeen,
    FormVersion,
    Ledger,
    Return,
    Round,
    Sending,
    StoredFinding,
)
from xl_perfgoals.core.texts import name_key
from xl_perfgoals.files.season_store.rows import insert, select

_YEAR, _OFFICE = "year", "office"


class SeasonStore:
    """An open store. What is added becomes lasting when the `with` of open_store ends without an error."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    @property
    def year(self) -> int | None:
        """The budget year, None until somebody tells it."""
        year = self._fact(_YEAR)
        return int(year) if year else None

    def set_year(self, year: int) -> None:
        """Tells the budget year, once."""
        self._set_fact(_YEAR, str(year))

    @property
    def office(self) -> str:
        """Who signs letters and approvals, "" until somebody tells it."""
        return self._fact(_OFFICE)

    def set_office(self, office: str) -> None:
        """Tells who signs from now on."""
        self._set_fact(_OFFICE, office)

    def _fact(self, name: str) -> str:
        row = self._connection.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def _set_fact(self, name: str, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def add_sending(self, sending: Sending) -> None:
        """A blank workbook went out."""
        insert(self._connection, "sending", sending)

    def add_round(self, new: Round) -> None:
        """A round of a unit. One of the same number is replaced: what was told of it then is told anew."""
        execute = self._connection.execute
        execute("DELETE FROM round WHERE unit = ? AND number = ?", (new.unit, new.number))
        cursor = execute(
            "INSERT INTO round (unit, number, at) VALUES (?, ?, ?)", (new.unit, new.number, new.at)
        )
        own = cursor.lastrowid or 0
        for place, version in enumerate(new.versions):
            insert(self._connection, "version", version, round=own, place=place)
        for place, finding in enumerate(new.findings):
            insert(self._connection, "finding", finding, round=own, place=place)

    def add_return(self, returned: Return) -> None:
        """A letter went to a unit; a second one about the same round takes the place of the first."""
        insert(self._connection, "returned", returned, "INSERT OR REPLACE")

    def add_approval(self, approval: Approval) -> None:
        """A form was accepted."""
        insert(self._connection, "approval", approval)

    def add_decision(self, decision: Decision) -> None:
        """The officer decided something. What is known already, but for its time, is not written again."""
        same = [
            known
            for known in self.decisions(decision.unit)
            if (known.project, known.sha256, known.what) == (decision.project, decision.sha256, decision.what)
        ]
        if not same or (same[-1].why, same[-1].who) != (decision.why, decision.who):
            insert(self._connection, "decision", decision)

    def add_file(self, seen: FileSeen) -> None:
        """A file was taken in. The first time counts of the same bytes under the same name."""
        insert(self._connection, "file_seen", seen, "INSERT OR IGNORE")

    def units(self) -> tuple[str, ...]:
        """Every unit that something is known of, in the order in which they first appeared."""
        sql = "SELECT unit FROM sending UNION ALL SELECT unit FROM round UNION ALL SELECT unit FROM approval"
        return tuple(dict.fromkeys(unit for (unit,) in self._connection.execute(sql)))

    def rounds(self, unit: str = "") -> tuple[Round, ...]:
        """The rounds of a unit, or of all, each unit's from the first on."""
        where, values = ("WHERE unit = ?", (unit,)) if unit else ("", ())
        heads = self._connection.execute(
            f"SELECT id, unit, number, at FROM round {where} ORDER BY id",  # noqa: S608 - ours
            values,
        ).fetchall()
        return tuple(self._round(*head) for head in sorted(heads, key=lambda head: head[2]))

    def latest_round(self, unit: str) -> Round | None:
        """What counts of a unit now; None where nothing came yet."""
        sql = "SELECT id, unit, number, at FROM round WHERE unit = ? ORDER BY number DESC LIMIT 1"
        head = self._connection.execute(sql, (unit,)).fetchone()
        return self._round(*head) if head else None

    def _round(self, own: int, unit: str, number: int, at: str) -> Round:
        where = "WHERE round = ? ORDER BY place"
        return Round(
            unit,
            number,
            at,
            tuple(select(self._connection, FormVersion, "version", where, (own,))),
            tuple(select(self._connection, StoredFinding, "finding", where, (own,))),
        )

    def sendings(self, unit: str = "") -> tuple[Sending, ...]:
        """What went out, to a unit or to all."""
        return tuple(s for s in select(self._connection, Sending, "sending") if not unit or s.unit == unit)

    def returns(self, unit: str = "") -> tuple[Return, ...]:
        """The letters to a unit, or all."""
        found = select(self._connection, Return, "returned", "ORDER BY round, id")
        return tuple(r for r in found if not unit or r.unit == unit)

    def approvals(self, unit: str = "") -> tuple[Approval, ...]:
        """The approvals of a unit's forms, or all."""
        return tuple(a for a in select(self._connection, Approval, "approval") if not unit or a.unit == unit)

    def decisions(self, unit: str = "") -> tuple[Decision, ...]:
        """What the officer decided about a unit, or at all."""
        return tuple(d for d in select(self._connection, Decision, "decision") if not unit or d.unit == unit)

    def files(self) -> tuple[FileSeen, ...]:
        """Every file that was ever taken in."""
        return tuple(select(self._connection, FileSeen, "file_seen"))

    def figures_of(self, unit: str, project: str = "") -> tuple[Figure, ...]:
        """Where the figures of a unit's project, or of all its projects, come from: project by project,
        round by round. A form that a round took over unchanged from the one before is not listed again.
        """
        approvals = {(a.project, a.fingerprint): a for a in self.approvals(unit)}
        every = [
            Figure(own.number, own.at, version, approvals.get((version.project, version.fingerprint)))
            for own in self.rounds(unit)
            for version in own.versions
            if not project or name_key(project) == name_key(version.project)
        ]
        every.sort(key=lambda figure: name_key(figure.version.project))
        return tuple(
            figure
            for _, own in groupby(every, key=lambda figure: name_key(figure.version.project))
            for figure in _once(tuple(own))
        )

    def ledger(self) -> Ledger:
        """All that is stored, as one value."""
        return Ledger(
            self.year,
            self.sendings(),
            self.rounds(),
            self.returns(),
            self.approvals(),
            self.decisions(),
            self.files(),
        )


def _once(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Each version of a project with the first round that it counted in."""
    first: dict[tuple[str, str], Figure] = {}
    for figure in figures:
        first.setdefault((figure.version.fingerprint, figure.version.sha256), figure)
    return tuple(first.values())
