"""B: the form without marks that has 项目负责人及电话, stars at core indicators, and codes in [ ].

Known by its stars, or by what its template prints behind a 三级指标 for the clerk to follow: (≥**个). Both
are taken off the name, so that a name is the same in every form; the star is kept as `core`.
"""

from functools import lru_cache

from xl_perfgoals.core.form import Entry, Indicator
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.parsing.layouts.layout import Layout, Page

_STARS = "★☆*＊"
_CLOSING = ("）", ")")
_BLANK = r"(?:[*＊×✕]+|[XxＸ]{1,4}|_+|…+|\.{3,}|\s+|(?:0{1,3}(?=[^0-9.])))?"
_RESIDUE = rare(rf"\s*[(（]\s*[≥≤<>=＝≧≦〉〈＞＜]{{1,2}}\s*{_BLANK}\s*[^()（）0-9０-９]{{0,8}}[)）]$")
_RESIDUE_PLAIN = rare(r"\s*[(（]\s*(?:[*＊×]{1,4}|[XxＸ]{2,4}|_{2,})\s*[^()（）0-9]{0,6}[)）]$")


def read_name(name: Entry[str]) -> tuple[Entry[str], bool]:
    """A 三级指标 without stars and without what the template prints behind it; whether it had a star."""
    bare, starred = _without_stars(name.text)
    return (name, False) if bare == name.text else (name._replace(text=bare, value=bare), starred)


def is_bare(text: str) -> bool:
    """Whether a 三级指标 has nothing that is taken off."""
    return _without_stars(text)[0] == text


@lru_cache(maxsize=16384)
def _without_stars(text: str) -> tuple[str, bool]:
    if not text or (text[0] not in _STARS and text[-1] not in _STARS and not text.endswith(_CLOSING)):
        return text, False
    bare = text.strip(_STARS + " \t\r\n")
    starred = bare != text
    if bare.endswith(_CLOSING):
        bare = _RESIDUE_PLAIN.sub("", _RESIDUE.sub("", bare)).strip(_STARS + " ")
    return (bare, starred) if bare else (text, False)


def _cleaned(row: Indicator) -> bool:
    raw, text, *_ = row.name
    return row.core or (raw is not text and isinstance(raw, str) and len(raw.strip()) > len(text))


def _shown(page: Page) -> bool:
    if page.project.text[:1] in {"★", "☆"}:
        return True
    written = [row for row in page.indicators if row.core or row.name.raw is not row.name.text]
    return any(map(_cleaned, written))


LAYOUT = Layout("B", "带“★”核心指标", _shown)
