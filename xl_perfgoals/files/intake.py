"""Intake: a found file, opened for reading only, to a Book."""

import os
from dataclasses import replace

from xl_perfgoals.core.submission import Book
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.limits import LIMITS, ReadingLimits
from xl_perfgoals.files.problems import problem
from xl_perfgoals.files.reading import read_book
from xl_perfgoals.files.saved_time import disk_time

MOST_MEGABYTES = 64
_MOST_BYTES = MOST_MEGABYTES << 20


def obstacle(error: OSError) -> str:
    """Why a file that the user named could not be opened, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "没有这个文件，请检查路径是否写对"
    if isinstance(error, IsADirectoryError):
        return "这是文件夹，请写明其中的文件"
    return "没有读取权限，或正被其他程序占用，请关闭占用它的程序后再试"


def read_file(found: Found, limits: ReadingLimits = LIMITS) -> Book:
    """The file as a Book; refused when it cannot be opened, or is too large for any form."""
    try:
        with found.path.open("rb") as stream:
            about = os.fstat(stream.fileno())
            # room for all that may come would be made for every file, and given back
            data = stream.read(min(about.st_size, _MOST_BYTES) + 1)
            if len(data) > about.st_size:  # it has grown, or is no plain file
                data += stream.read(_MOST_BYTES + 1 - len(data))
    except FileNotFoundError:
        return Book(found.shown_name, "", problem=problem("B11"))
    except OSError:
        return Book(found.shown_name, "", problem=problem("B10"))
    if len(data) > _MOST_BYTES:
        return Book(found.shown_name, "", problem=problem("B13", limit=MOST_MEGABYTES))
    book = read_book(data, found.shown_name, found.passwords, limits)
    return replace(book, saved=book.saved._replace(disk=disk_time(about.st_mtime)))
