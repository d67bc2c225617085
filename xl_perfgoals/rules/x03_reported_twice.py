"""同一单位、同一项目名称报了两张绩效目标表。

为什么：多半是改过再报时旧表没有撤回，或同一个文件交了两次；两张都加进去，全县数字就重复了。保存时间有先后的，汇总时采用
最新的一张，其余各张只作提示；看不出先后的，只计先读到的一张，作为错误列出。

怎么改：确认以哪一张为准，删去另一张，或在“报送情况”表的“采用”栏指定；如果确实是两个项目，请用项目名称把它们区分开。
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from xl_perfgoals.core.amount import format_amount
from xl_perfgoals.core.finding import Facts, Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.versions import Moment, SavedTimes, Standing, Version
from xl_perfgoals.rules._copies import copied_files
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, Scene, example

_MOST_NAMED = 5
_MOST_MARKED = 200
"""So many others are pointed at: of thousands that cannot be told apart each would point at all."""


def check_scene(scene: Scene) -> Iterator[Hit]:
    """Every form of a project that was reported more than once, each naming the others.

    A form in a copy of a file is told alone, and the one it copies is left in peace. So is the newest of
    several, or the one that the officer chose: the others are hints. Where that one was not summed either,
    they say so: the project's money is missing.
    """
    every = scene.summary.left_out if scene.summary else ()
    unsummed = {left.form.at for left in every if left.code != "X03"}
    copies = copied_files(scene.submission)
    for decision in scene.submission.decisions or ():
        forms = [version.form for version in decision.live]
        own = [form for form in forms if form.at.book not in copies]
        for form in forms if len(forms) > 1 else ():
            if len(own) > 1 or form is not forms[0]:
                others = [other for other in forms[: _MOST_MARKED + 1] if other is not form]
                yield _hit(form, others[:_MOST_MARKED], len(forms))
        if chosen := decision.chosen:
            for version in decision.overruled:
                yield _overruled(version, chosen.form, in_vain=chosen.form.at in unsummed)


def _overruled(version: Version, chosen: PerfGoalForm, *, in_vain: bool) -> Hit:
    form = version.form
    facts: Facts = {
        "project": form.project.text,
        "unit": form.unit.text or form.department.value or "",
        "mine": _amount(form),
        "chosen": _place(chosen),
    }
    variant = "older" if version.standing is Standing.OLDER else "declined"
    if in_vain:
        variant += "_in_vain"
    return Hit(form.project.at, facts, Severity.HINT, variant, also=(chosen.project.at,), form=form)


def _hit(form: PerfGoalForm, others: Sequence[PerfGoalForm], count: int) -> Hit:
    other = others[0]
    mine, theirs = form.funding.total, other.funding.total
    several = len(others) > 1
    facts: Facts = {
        "project": form.project.text,
        "unit": form.unit.text or form.department.value or "",
        "count": count,
        "rest": count - 1,
        "others": (*map(_place, others[:_MOST_NAMED]), *(["……"] if len(others) > _MOST_NAMED else [])),
        "amount": mine.text if mine.value is None else mine.value,
        "book": other.at.book,
        "sheet": other.at.sheet,
        "cell": other.project.at.a1,
        "other_amount": theirs.text if theirs.value is None else theirs.value,
    }
    unread = mine.value is None or theirs.value is None
    return Hit(
        form.project.at,
        facts,
        variant="several"
        if several
        else "unread"
        if unread
        else "amounts"
        if mine.value != theirs.value
        else "",
        also=tuple(other.project.at for other in others),
        form=form,
    )


def _place(form: PerfGoalForm) -> str:
    """Where a form is, and its total as far as it can be read."""
    return f"《{form.at.book}》“{form.at.sheet}”{form.project.at.a1}（{_amount(form)}）"


def _amount(form: PerfGoalForm) -> str:
    total = form.funding.total
    return f"{format_amount(total.value)} 万元" if total.value is not None else total.text or "金额未填"


def _saved_in_turn(scene: Scene) -> Scene:
    """Each file saved an hour after the one before it."""
    receipts = tuple(
        replace(receipt, saved=SavedTimes(own=Moment(3600 * hour, "")))
        for hour, receipt in enumerate(scene.submission.receipts, 1)
    )
    return replace(scene, submission=replace(scene.submission, receipts=receipts))


_TWICE = "“{unit}”的“{project}”报了 {count} 张表"
_OTHER = "《{book}》“{sheet}”{cell}"
_ADVICE = "请确认以哪一张为准并删去多余的；若是两个项目，请用项目名称区分开（汇总时只计先读到的一张）"
_NOT_SUMMED = "“{unit}”的“{project}”已采用{chosen}，本表（{mine}）没有汇总，其中的问题也没有列出"
_IN_VAIN = (
    "“{unit}”的“{project}”以{chosen}为准，那一张也没有汇总，这个项目的金额没有计入；"
    "本表（{mine}）没有汇总，其中的问题也没有列出"
)
_CHOOSE = "请核对；如应以本表为准，请在“报送情况”表的“采用”栏指定"

_MEND = "请改正那一张后重新汇总；如应以本表为准，请在“报送情况”表的“采用”栏指定"

RULE = Rule(
    code="X03",
    name="reported_twice",
    title="同一项目重复报送",
    severity=Severity.ERROR,
    message=f"{_TWICE}，都是 {{amount}} 万元，另一张在{_OTHER}",
    advice=_ADVICE,
    basis=(Basis.PRACTICE,),
    category=Category.COMPLETE,
    doc=__doc__ or "",
    check_scene=check_scene,
    variants={
        "several": (f"{_TWICE}，其余 {{rest}} 张在{{others}}", _ADVICE),
        "unread": (f"{_TWICE}，另一张在{_OTHER}", _ADVICE),
        "older": (f"{_NOT_SUMMED}：那一张保存得较晚", _CHOOSE),
        "declined": (f"{_NOT_SUMMED}：审核人作了指定", _CHOOSE),
        "older_in_vain": (f"{_IN_VAIN}：那一张保存得较晚", _MEND),
        "declined_in_vain": (f"{_IN_VAIN}：审核人作了指定", _MEND),
        "amounts": (f"{_TWICE}，本表 {{amount}} 万元，{_OTHER} 的一张 {{other_amount}} 万元", _ADVICE),
    },
    fails=(
        example({}, {}, note="同一个文件里两张"),
        example({}, {"文件": "石桥镇（改）.xlsx"}, note="两个文件里各一张"),
        example(
            {},
            {"文件": "石桥镇（改）.xlsx", "财政拨款": 80, "年度资金总额": 90, "成本指标.指标值": "≤90万元"},
            note="金额改过也是同一个项目",
        ),
        example({}, {}, {}, note="报了三张"),
        example(
            {}, {"文件": "石桥镇（改）.xlsx"}, tamper=_saved_in_turn, note="后一张保存得较晚，前一张只作提示"
        ),
        example(
            {},
            {"文件": "石桥镇（改）.xlsx", "年度资金总额": "约三万"},
            tamper=_saved_in_turn,
            note="后一张保存得较晚，却也不能汇总：这个项目的金额没有计入",
            also=("F01",),
        ),
        example({}, {"项目名称": "村级饮水 管网维修项目。"}, note="空格和句号不算不同"),
        example(
            {"实施单位": None},
            {"实施单位": None, "年度资金总额": None},
            note="没有实施单位时按主管部门比较",
            also=("H07", "F01"),
        ),
    ),
    passes=(
        example(),
        example(
            {},
            {"实施单位": "河西镇人民政府本级", "主管部门及代码": "河西镇人民政府 062"},
            note="两个单位的同名项目不是重复",
            also=("X04",),
        ),
        example({}, {"项目名称": "村级饮水管网维修二期项目"}, note="名称不同", also=("X01", "X02")),
        example(
            {"项目名称": None}, {"项目名称": None}, note="没有项目名称由 H01 报告", also=("H01", "X01", "X02")
        ),
    ),
)
