"""Refused: what a reader raises when it knows better than "damaged" why it cannot read a file."""

from xl_perfgoals.files.raw_sheets import DamagedError


class RefusedError(DamagedError):
    """The file is refused with this code of files/problems.py, and the facts that its sentence names."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
