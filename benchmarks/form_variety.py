"""What stands in the benchmark's forms: the published ones, with places, amounts and indicators varied."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from workbook.official_form import FormContent, IndicatorRow
from workbook.published import read_published

VILLAGES = tuple(a + b for a in "东西南北上下大小新红" for b in "河沟桥庄湾岭塘坪湖营")
QUANTITIES = (
    ("铺设供水管道", "米"), ("硬化村组道路", "公里"), ("组织技术培训", "期"), ("受益农户", "户"),
    ("发放补贴", "人"), ("新建蓄水池", "座"), ("安装太阳能路灯", "盏"), ("配备垃圾清运车", "辆"),
    ("栽植经济林", "亩"), ("巡查河道", "次"), ("发放宣传资料", "份"), ("调解矛盾纠纷", "件"),
)  # fmt: skip
QUALITIES = ("工程验收合格率", "补贴发放准确率", "培训人员合格率", "设备完好率", "资金使用合规率")
TIMES = ("项目完工时间", "资金拨付时间", "任务完成时间")
COSTS = ("材料购置费", "人工费", "设备购置费", "培训费", "印刷宣传费", "管护经费")
MARKS = {"数量指标": "（必填硬性指标）", "成本指标": "（必填硬性指标）"}
SHARES = (100, 100, 100, 99, 98, 95, 90)
# How often a form has each fault of a clerk's: few enough that most rows are sound, as in a county.
COSTS_OFF, NO_UNIT, NO_VALUE, NO_CODE, PARTS_OFF, EMPTY_GOAL = 0.1, 0.08, 0.01, 0.03, 0.02, 0.02


def varied_forms(book: int, forms: int) -> Iterator[FormContent]:
    """The forms of a workbook by its number; the same number always gives the same forms."""
    rng = random.Random(f"book {book}")
    published = _published()
    county, place = VILLAGES[book // 50 % len(VILLAGES)], VILLAGES[book % len(VILLAGES)]
    department = f"{county}县{place}乡人民政府"
    villages = rng.sample(VILLAGES, len(VILLAGES))
    for number in range(forms):
        model = published[number % len(published)]
        village = villages[number % len(villages)] + ("村" if number < len(villages) else f"{number}组")
        yield _varied(model, village, f"{department} {book % 1000:03}", f"{department}本级", rng)


@cache
def _published() -> list[FormContent]:
    return [form.content for unit in read_published() for form in unit.forms]


def _varied(model: FormContent, village: str, department: str, unit: str, rng: random.Random) -> FormContent:
    total = _amount(rng)
    other = (total / 10).quantize(Decimal("0.0001")) if rng.random() < 0.2 else Decimal(0)
    fiscal = total - other
    if rng.random() < PARTS_OFF:
        fiscal += 1
    return replace(
        model,
        project=village + model.project,
        department_and_code=department.partition(" ")[0] if rng.random() < NO_CODE else department,
        unit=unit,
        total=f"{total:f}",
        fiscal=f"{fiscal:f}",
        other=f"{other:f}",
        goal="" if rng.random() < EMPTY_GOAL else model.goal.replace("灵沙乡", village),
        rows=tuple(_rows(model, village, total, rng)),
    )


def _amount(rng: random.Random) -> Decimal:
    """An amount in 万元, exact to the yuan; most are round, as budgets are."""
    step = rng.choice((1, 100, 1000, 10000))
    return Decimal(rng.randint(1_0000, 500_0000) // step * step) / 10000


def _rows(model: FormContent, village: str, total: Decimal, rng: random.Random) -> Iterator[IndicatorRow]:
    yield from _outputs("数量指标", _quantities(village, rng), rng)
    yield from _outputs("质量指标", _qualities(rng), rng)
    yield from _outputs("时效指标", _times(rng), rng)
    yield from _outputs("成本指标", _costs(total, rng), rng)
    for row in model.rows:
        if row.level1 == "效益指标":
            name = village + row.name if rng.random() < 0.5 else row.name
            yield row._replace(name=name)
        elif row.level1 == "满意度指标":
            yield row._replace(value=f"≥{rng.randint(80, 99)}%")


def _outputs(level2: str, named: Sequence[tuple[str, str]], rng: random.Random) -> Iterator[IndicatorRow]:
    for name, value in named:
        yield IndicatorRow(
            "产出指标",
            level2 + MARKS.get(level2, "（必填）"),
            name,
            "" if rng.random() < NO_VALUE else value,
        )


def _quantities(village: str, rng: random.Random) -> list[tuple[str, str]]:
    found = []
    for name, unit in rng.sample(QUANTITIES, rng.randint(2, 4)):
        number = int(float(f"{10 ** rng.uniform(0.3, 3.3):.2g}"))
        sign, gap = rng.choice(("≥", "≥", "", "＝")), rng.choice(("", " "))
        written = unit if rng.random() >= NO_UNIT else ""
        found.append((village + name, f"{sign}{number}{gap if written else ''}{written}"))
    return found


def _qualities(rng: random.Random) -> list[tuple[str, str]]:
    named = [(name, rng.choice(SHARES)) for name in rng.sample(QUALITIES, rng.randint(1, 3))]
    return [(name, f"{'≥' if share < 100 else ''}{share}%") for name, share in named]


def _times(rng: random.Random) -> list[tuple[str, str]]:
    found = []
    for name in rng.sample(TIMES, rng.randint(1, 2)):
        month, day = rng.randint(3, 12), rng.randint(1, 30)
        value = rng.choice((f"2023年{month}月底前", f"2023年{month}月{day}日前", "2023年12月底", "12个月"))
        found.append((name, value))
    return found


def _costs(total: Decimal, rng: random.Random) -> list[tuple[str, str]]:
    """Parts that make up the total, mostly."""
    names = rng.sample(COSTS, rng.randint(1, 3))
    left, found = total, []
    for name in names[:-1]:
        part = (left * rng.randint(2, 6) / 10).quantize(Decimal("0.01"))
        left -= part
        found.append((name, part))
    found.append((names[-1], left + 1 if rng.random() < COSTS_OFF else left))
    in_yuan = rng.random() < 0.3
    return [
        (name, f"≤{part * 10000:.0f}元" if in_yuan else f"≤{part.normalize():f}万元") for name, part in found
    ]
