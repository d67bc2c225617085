"""Marking: a copy of what a unit sent, with the findings in its cells and a list of them in front."""

from xl_perfgoals.files.marking.copies import MarkedCopy, marked_copy

__all__ = ["MarkedCopy", "marked_copy"]
