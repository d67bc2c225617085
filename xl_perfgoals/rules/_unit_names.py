"""How names of units are compared: the county before them and 本级 behind them say nothing."""

import re
from functools import lru_cache

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.texts import name_key, squeeze

_BRACKETS = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_COUNTY = rare(r"[一-鿿]{0,8}?(?:自治区|自治州|自治县|省|市|州|盟|县|旗|区)(?=[一-鿿]{3})")
_BEHIND = ("本级", "机关", "人民政府")
_ATTACHMENT = rare(r"附件[0-9一二三四五六七八九十]{0,2}(?:[-—.][0-9]{1,2})?[:.、]?")
_TITLE = rare(
    r"(?:20[0-9]{2}年度?)?(?P<unit>.*?)(?:20[0-9]{2}年度?)?"
    r"(?:县级|部门|单位|财政|预算|项目|支出|专项|资金|转移支付|年度|的|《)*绩效目标.*"
)


@lru_cache(maxsize=4096)
def unit_key(name: str) -> str:
    """A unit's name for comparing: without brackets, the county before it, 本级 and 人民政府 behind it."""
    key = _BRACKETS.sub("", name_key(name)).removeprefix("中共")
    while county := _COUNTY.match(key):
        key = key[county.end() :]
    for ending in _BEHIND:
        key = key.removesuffix(ending)
    return key


def unit_of_title(form: PerfGoalForm, endings: tuple[str, ...]) -> str:
    """The unit that the line of the attachment, or else the title, names; "" if it names none."""
    for line in (form.attachment, form.title):
        unit = _titled(line.text)
        if unit.endswith(endings):
            return unit
    return ""


@lru_cache(maxsize=4096)
def _titled(line: str) -> str:
    words = _BRACKETS.sub("", _ATTACHMENT.sub("", squeeze(line), count=1))
    titled = _TITLE.fullmatch(words)
    return titled["unit"] if titled else ""
