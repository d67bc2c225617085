"""Names of columns: A is the first, AA the 27th."""

from functools import lru_cache

_LETTERS, _BEFORE_A = 26, ord("A") - 1


@lru_cache(maxsize=1024)
def column_letters(col: int) -> str:
    """The letters of a 1-based column: 1 is A, 27 is AA."""
    letters = ""
    while col > 0:
        col, rest = divmod(col - 1, _LETTERS)
        letters = chr(_BEFORE_A + 1 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The 1-based number of a column by its letters, in capitals or not."""
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - _BEFORE_A
    return number
