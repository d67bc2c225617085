"""What is said of two years as a whole: whether they can be the years that were meant."""

from xl_perfgoals.ops.season.years import Years

_SAME = "注意：两边的表填的都是 {old} 年，请核对是否选对了材料。"
_REVERSED = "注意：上年的表填的是 {old} 年，本年的表填的是 {new} 年，前后可能放反了，请核对。"
_UNKNOWN = "注意：{side}的表没有填年度，请核对是否选对了材料。"


def years_doubt(years: Years) -> str:
    """What should be looked at before the comparison is believed, "" if nothing."""
    old, new = years.old_year, years.new_year
    if old is None or new is None:
        blank = (side for side, year in (("上年", old), ("本年", new)) if year is None)
        return _UNKNOWN.format(side="和".join(blank))
    if old >= new:
        return (_SAME if old == new else _REVERSED).format(old=old, new=new)
    return ""
