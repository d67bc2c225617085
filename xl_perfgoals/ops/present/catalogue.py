"""规则: the catalogue of rules, and how often each one fired this time."""

from dataclasses import replace
from functools import lru_cache

from xl_perfgoals.core.cells import Area
from xl_perfgoals.core.sheet import Formula, Sheet
from xl_perfgoals.ops.present import formulas as f
from xl_perfgoals.ops.present.canvas import Canvas, Column, page
from xl_perfgoals.ops.present.columns import FindingColumn
from xl_perfgoals.ops.present.looks import CATALOGUE, CENTER, COUNT, SEVERITY_STYLE, TEXT
from xl_perfgoals.ops.present.material import Material
from xl_perfgoals.ops.present.places import Places
from xl_perfgoals.wording import SEVERITY

NOTHING = "没有启用规则"

_COLUMNS = (
    Column("代码", 8, CENTER),
    Column("规则", 22, TEXT),
    Column("级别", 7, CENTER),
    Column("问题\n类别", 8, CENTER),
    Column("依据", 22, TEXT),
    Column("说明", 78, TEXT),
    Column("本次\n条数", 7, COUNT),
)
_STYLES = {
    severity: tuple(look if column.title == "级别" else column.style for column in _COLUMNS)
    for severity, look in SEVERITY_STYLE.items()
}


def catalogue_sheet(material: Material, places: Places) -> Sheet:
    """Draws 规则."""
    canvas = Canvas([column.width for column in _COLUMNS])
    title = f"{material.title}审核规则"
    note = f"共 {len(material.rules)} 条　级别为规则本来的级别，个别情形或县里另有规定的以问题清单为准"
    canvas.open_table(title, note, _COLUMNS, len(_COLUMNS))
    fired = {code: sum(tally) for code, tally in material.by_rule.items()}
    codes = [part.down(FindingColumn.RULE) for part in places.findings]
    first = next(iter(places.rules.values()), 4)
    for rule in material.rules:
        row = places.rules[rule.code]
        canvas.line(
            row,
            [
                rule.code,
                rule.title,
                SEVERITY[rule.severity],
                rule.category.value,
                "\n".join(basis.value for basis in rule.basis),
                _paragraphs(rule.doc),
                Formula(
                    f.summed(f.count_where((own, f.here(row, 1))) for own in codes),
                    fired.get(rule.code, 0),
                ),
            ],
            _STYLES[rule.severity],
        )
    last = max(places.rules.values(), default=first)
    if not material.rules:
        canvas.spread(first, (1, len(_COLUMNS)), NOTHING, CENTER)
    return replace(
        canvas.sheet(CATALOGUE),
        freeze=(first, 3),
        filter=Area(first - 1, 1, last, len(_COLUMNS)),
        page=page(title, material.footer, len(_COLUMNS), last),
        tab_color="#7F7F7F",
    )


@lru_cache(maxsize=256)  # there are half as many
def _paragraphs(doc: str) -> str:
    """The docstring without the empty lines and line breaks that only its source needs."""
    return "\n".join(
        "".join(line.strip() for line in part.splitlines()) for part in doc.split("\n\n") if part.strip()
    )
