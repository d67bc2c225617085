"""表上的年度不是本次申报的年度，或者项目名称里的年份与表上的年度不同。

为什么：多半是拿上一年的表改的，年度没有改过来，目标值和资金也可能还是上一年的。

怎么改：核对年度和项目名称里的年份；如确为上年结转或跨年项目，请在项目名称中写明。
"""

from collections.abc import Iterator

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.core.patterns import rare
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.rules._looks import Look
from xl_perfgoals.rules._rule import Basis, Category, Hit, Rule, example

_YEARS = rare(r"(?<!\d)(20\d\d)(?:年度?)?(?:[-—–~至到、和及,](20\d\d))?学?年")


def check(form: PerfGoalForm, policy: Policy) -> Iterator[Hit]:
    """Compares the form's year with the task's, then the years that the project's name tells."""
    if (year := form.year.value) is None:
        return
    if policy.year is not None and year != policy.year:
        yield Hit(form.year.at, {"year": year, "task_year": policy.year})
        return  # a year in the name would only be the same slip once more
    spans = [
        (int(first), int(last or first)) for first, last in _YEARS.findall(squeeze(form.project.value or ""))
    ]
    if spans and not any(first <= year <= last for first, last in spans):
        yield Hit(
            form.project.at,
            {"year": year, "named": spans[0][0]},
            Severity.WARNING,
            "name",
            also=(form.year.at,),
        )


RULE = Rule(
    code="H03",
    name="wrong_year",
    title="年度不符",
    severity=Severity.ERROR,
    message="表上的年度是 {year} 年，本次申报的是 {task_year} 年",
    advice="请核对年度；如误用了往年的表，请连同目标值和金额一并更新",
    variants={
        "name": (
            "项目名称里写的是 {named} 年，表上的年度是 {year} 年",
            "请核对项目名称和年度；确为结转或跨年项目的，请说明",
        ),
    },
    basis=(Basis.PRACTICE,),
    category=Category.RELEVANT,
    doc=__doc__ or "",
    check=check,
    looks_at=Look.PROJECT,
    fails=(
        example({}, policy=Policy(year=2024), note="往年的表"),
        example({"项目名称": "2022年村级饮水管网维修项目"}, note="名称里的年份不同，只作提醒"),
        example({"项目名称": "2021-2022 年饮水管网维修项目"}),
        example({"项目名称": "2022年村级饮水管网维修项目"}, policy=Policy(year=2022)),
    ),
    passes=(
        example({}, policy=Policy(year=2023)),
        example({"项目名称": "2023 年村级饮水管网维修项目"}),
        example({"项目名称": "2022-2024年饮水管网维修项目"}, note="年份的范围包含本年"),
        example({"项目名称": "2022—2023学年营养餐补助"}),
        example({"项目名称": "2022年、2023年饮水管网维修项目"}, note="其中一个是本年"),
        example({"项目名称": "石政发〔2021〕15号文件安排的管网维修项目"}, note="文号不是年份"),
        example({"年度": "(    年度)"}, policy=Policy(year=2024), also=("H02",), note="年度未填由 H02 报告"),
    ),
)
