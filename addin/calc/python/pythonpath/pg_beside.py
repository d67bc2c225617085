"""Runs the program beside LibreOffice, in its own Python, where it cannot run within."""

# ruff: noqa: ANN001, ANN201 - LibreOffice has no types; what it needs not is not loaded

import pg_note


def press(context, note, document, name, tell):
    raise pg_note.ProgramError("worker")


def answer(context, note, name, arguments):
    raise pg_note.ProgramError("worker")
