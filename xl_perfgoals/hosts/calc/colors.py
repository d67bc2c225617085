"""Colours: as Excel and xlwings write them, and as LibreOffice's one number."""

NONE = -1


def number_of(color: str | tuple[int, int, int] | int) -> int:
    """LibreOffice's number of a colour given as #RRGGBB, by its parts, or as Excel's number."""
    if isinstance(color, str):
        return int(color.removeprefix("#"), 16)
    if isinstance(color, int):
        color = (color & 255, color >> 8 & 255, color >> 16 & 255)
    red, green, blue = color
    return red << 16 | green << 8 | blue


def parts_of(number: int) -> tuple[int, int, int] | None:
    """Red, green and blue of LibreOffice's number; None for no colour."""
    return None if number == NONE else (number >> 16 & 255, number >> 8 & 255, number & 255)
