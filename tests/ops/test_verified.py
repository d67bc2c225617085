"""What is told of a finished workbook: formulas compared as any program writes them, sentences that hold."""

import pytest

from xl_perfgoals.ops.verified.formula import Likeness, likeness

SUM = """=ROUND(SUMIFS('项目汇总'!$I$4:$I$9,'项目汇总'!$A$4:$A$9,">0",'项目汇总'!$Q$4:$Q$9,$Q4),6)"""


@pytest.mark.parametrize(
    ("formula", "wanted", "like"),
    [
        (SUM, SUM, Likeness.SAME),
        (SUM.replace("'", ""), SUM, Likeness.SAME),
        (SUM.replace("$", "").replace(",", ", "), SUM, Likeness.SAME),
        (SUM.replace("'项目汇总'!", ""), SUM, Likeness.SAME),
        (SUM.replace("$9", "$12"), SUM, Likeness.SAME),
        (SUM.replace("$I$9", "$I$8"), SUM, Likeness.SHORT),
        (SUM.replace("$A$4", "$A$5"), SUM, Likeness.SHORT),
        (SUM.replace("$Q4)", "$Q5)"), SUM, Likeness.OTHER),
        (SUM.replace("$I$", "$J$"), SUM, Likeness.OTHER),
        (SUM.replace(">0", ">1"), SUM, Likeness.OTHER),
        (SUM.replace(",6)", ",2)"), SUM, Likeness.OTHER),
        (SUM + "+1", SUM, Likeness.OTHER),
        (SUM.replace("项目汇总", "项目汇总 (2)"), SUM, Likeness.OTHER),
        ("=206.890401", SUM, Likeness.OTHER),
        ("=项目汇总!E10", "='项目汇总'!$E$10", Likeness.SAME),
        ("=项目汇总!E10:E11", "='项目汇总'!$E$10", Likeness.OTHER),
        ("=LOG10(A1)", "=LOG10(A1)", Likeness.SAME),
        ('=COUNTIF(A1:A2,"A1")', '=COUNTIF(A1:A2,"A2")', Likeness.OTHER),
        ("=COUNT('甲''乙'!A1)", "=COUNT('甲''乙'!$A$1)", Likeness.SAME),
    ],
)
def test_likeness(formula: str, wanted: str, like: Likeness) -> None:
    assert likeness(formula, wanted, "项目汇总") is like
