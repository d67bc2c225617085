"""Texts that are a 三级指标 for certain: words that no list, level or line below the table begins with.

Names are what forms share least, so that most are met once: this looks at a few characters where
`row_cells` takes a text apart. What it does not know for certain goes there.
"""

import unicodedata
from functools import lru_cache

from xl_perfgoals.parsing.columns import FRAME_WORDS, names_a_list
from xl_perfgoals.parsing.labels import LABELS, LEVEL1_WORDS, LEVEL2_WORDS
from xl_perfgoals.parsing.layouts.starred import is_bare
from xl_perfgoals.parsing.row_cells import SUMS, first_word

_LEVEL_ENDS = ("", "指标", "目标", "目标指标")
_KNOWN = (
    frozenset(LABELS)
    | FRAME_WORDS
    | SUMS
    | {words + end for words in (*LEVEL1_WORDS, *LEVEL2_WORDS) for end in _LEVEL_ENDS}
)
"""Plain words that may begin a row without being a name."""

_MAYBE_BEGINS = frozenset("其说填编、，")
"""How 其中: and the remarks below a table begin (说明1, 填报说明1)."""

_MAYBE_ENDS = frozenset("注明项况容题见论果人位门期间导管话章字日0123456789、，")
"""How the lines below a table end that are words only (审核意见, 填报日期, 注1)."""


def is_plain_name(text: str) -> bool:
    """Whether a filled cell of such text is a name and nothing else."""
    words = text if text.isalnum() else text.replace("、", "").replace("，", "")
    if (
        words.isalnum()
        and text[-1] not in _MAYBE_ENDS
        and text[0] not in _MAYBE_BEGINS
        and text not in _KNOWN
        and (words is text or "、" not in text[:3])  # 一、数量指标 is 数量指标
        and unicodedata.is_normalized("NFKC", words)
    ):
        return True
    return _is_name(text)


@lru_cache(maxsize=4096)
def _is_name(text: str) -> bool:
    return first_word(text).plain and is_bare(text) and not names_a_list(text)
