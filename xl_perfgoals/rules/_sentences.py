"""How a rule's templates become sentences: each {fact} as the officer reads it."""

import re
from decimal import Decimal
from functools import lru_cache

from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.core.finding import Fact, Facts

_FIELD = re.compile(r"\{(\w+)\}")


def fact_text(fact: Fact) -> str:
    """A fact as the officer reads it: amounts with no needless zeros, lists joined by 、."""
    if isinstance(fact, tuple):
        return "、".join([item if type(item) is str else fact_text(item) for item in fact])
    if isinstance(fact, Decimal):
        return format_amount(fact)
    return "" if fact is None else str(fact)


def fill(template: str, facts: Facts) -> str:
    """The template with each {name} replaced by its fact. Braces inside facts are left alone."""
    if "{" not in template:
        return template
    filled = _pieces(template).copy()
    for place in range(1, len(filled), 2):
        fact = facts.get(filled[place])
        filled[place] = fact if type(fact) is str else fact_text(fact)
    return "".join(filled)


@lru_cache(maxsize=1024)  # as many as all rules have, several times over
def _pieces(template: str) -> list[str]:
    """What stands between blanks, and the names of the blanks, by turns."""
    return _FIELD.split(template)
