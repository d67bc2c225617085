"""Rules that compare a unit's projects put rows together first; pairs would tell the same."""

import random
from collections import Counter
from decimal import Decimal
from itertools import combinations

import pytest

from tests.support.forms import submitted
from xl_perfgoals.core.levels import COSTS, Level1, Level2
from xl_perfgoals.core.policy import Policy, Roster
from xl_perfgoals.core.target import Kind
from xl_perfgoals.core.texts import name_key, squeeze
from xl_perfgoals.rules import Scene
from xl_perfgoals.rules._belonging import misplaced
from xl_perfgoals.rules._likeness import comparable_goal, likeness
from xl_perfgoals.rules._unit_rows import Names, rows_of as rows_of_unit
from xl_perfgoals.rules.x01_goals_alike import RULE as X01
from xl_perfgoals.rules.x02_rows_alike import RULE as X02
from xl_perfgoals.rules.x05_same_indicator_other_target import RULE as X05
from xl_perfgoals.rules.x08_same_filler import RULE as X08

POLICY = Policy()
NAMES = ("维修“东”渠道", "维修'东'渠道", "维修东渠道。", "2023年 全年", "2023年全年", "用水农户满意度")
BENEFITS = ("优美环境", "优美 环境", "提高居民收入", "村委会办公")
VALUES = ("≥90%", "95%", "90.0%", "明显改善", "明显 改善", "12个月", "≥5公里", "", None)
LEVELS = ("数量指标", "质量指标", "时效指标", "经济效益指标", "社会效益指标", "生态效益指标", "不知名指标")
GOALS = (
    "完成村级饮水管网维修，让群众用上自来水",
    "完成村级饮水管网修好，让群众用上自来水",
    "把路修好，出行方便，群众满意",
    "",
)


def any_scene(seed: int) -> Scene:
    """A unit or two with projects that have much in common."""
    dice = random.Random(seed)
    forms = []
    for number in range(dice.randint(2, 12)):
        edits = {"项目名称": f"第{number}个项目", "年度总体目标": dice.choice(GOALS)}
        if dice.random() < 0.2:
            edits["实施单位"] = "河西镇人民政府本级"
        for level in LEVELS[:6]:
            for nth in range(dice.randint(0, 2)):
                line = f"{level}#{nth + 1}" if nth else level
                usual = "效益" in level and dice.random() < 0.7
                edits[f"{line}.三级指标"] = dice.choice(BENEFITS if usual else NAMES)
                edits[f"{line}.指标值"] = dice.choice(("明显改善", "明显 改善") if usual else VALUES)
            if dice.random() < 0.1:
                edits[f"{level}.二级指标"] = dice.choice(LEVELS)
        forms.append(edits)
    return Scene(submitted(forms), POLICY, Roster())


def told(rule, scene):
    names = Names()
    units = [rows_of_unit(forms, names) for forms in scene.units]
    return [hit for unit in units for hit in rule.check_unit(unit, scene.policy)]


def named_places(form):
    """二级指标, the row's number under it and its name as compared, of the named rows."""
    met, places = Counter(), set()
    for row in form.indicators:
        met[row.level2.value] += 1
        if row.level2.value and (name := name_key(row.name.text)):
            places.add((row.level2.value, met[row.level2.value], name))
    return places


def rows_of(forms):
    return [(form, row, row.level2.value, row.target.value) for form in forms for row in form.indicators]


def unlike_shares(forms):
    """X05: rows whose share is not the one that most projects have for this indicator."""
    same = {}
    for form, row, level2, target in rows_of(forms):
        name = name_key(row.name.text)
        if name and target and target.kind is Kind.PERCENT and level2 and level2 not in COSTS:
            same.setdefault((level2, name), {}).setdefault(form.at, (form, row, target))
    for (_, name), shares in same.items():
        counts = Counter((target.number, target.number2) for _, _, target in shares.values())
        usual = counts.most_common(1)[0][0]
        rest = name
        for word in POLICY.word_list("general_names"):
            rest = rest.replace(word, "")
        unlike = [(f, row) for f, row, t in shares.values() if (t.number, t.number2) != usual]
        norm = next(row for _, row, t in shares.values() if (t.number, t.number2) == usual)
        yield from ((f.at, row.target.at, (norm.target.at,)) for f, row in unlike if rest)


def misplaced_benefits(forms):
    """X08: benefits that stand under the wrong 二级指标 in most forms."""
    wrong, filled = {}, {}
    for form, row, level2, _ in rows_of(forms):
        if level2 and row.level1 is Level1.BENEFIT:
            filled.setdefault(level2, set()).add(form.at)
            if misplaced(row, POLICY):
                wrong.setdefault(level2, []).append((form.at, row.name.at))
    for level2, rows in wrong.items():
        count = len({form for form, _ in rows})
        if count >= POLICY.filler_forms and 2 * count > len(filled[level2]):
            yield *with_others(rows), count, len(filled[level2])


def same_words(forms):
    """X08: rows in words that stand in many forms."""
    fillers = {}
    for form, row, level2, target in rows_of(forms):
        name = squeeze(row.name.text)
        in_words = row.level1 is Level1.BENEFIT and target and target.kind is Kind.QUALITATIVE
        only_time = level2 is Level2.TIMELINESS and target and name == "2023年全年"
        if name and level2 and (in_words or only_time):
            key = level2, name_key(row.name.text), squeeze(row.target.text)
            fillers.setdefault(key, []).append((form.at, row.name.at))
    for rows in fillers.values():
        if len({form for form, _ in rows}) >= POLICY.filler_forms:
            yield with_others(rows)


def with_others(rows):
    (form, at), *others = rows
    return form, at, tuple(cell for _, cell in others)


def rows_in_common(forms):
    """X02: forms with many names in the same places, and the one with the most."""
    most = {}
    for one, other in combinations(forms, 2):
        first, second = comparable_goal(one, POLICY), comparable_goal(other, POLICY)
        alike = first and second and likeness(first, second, POLICY.goal_likeness)
        shared = len(named_places(one) & named_places(other))
        if shared >= POLICY.shared_names and not alike:
            for form, partner in ((one, other), (other, one)):
                if form.at not in most or shared > most[form.at][0]:
                    most[form.at] = shared, partner
    yield from ((f.at, most[f.at][1].at.sheet, most[f.at][0]) for f in forms if f.at in most)


def goals_alike(forms):
    """X01: forms whose goal is like another's, and the most alike."""
    goals = [(form, goal) for form in forms if (goal := comparable_goal(form, POLICY))]
    for form, goal in goals:
        others = [(other, own) for other, own in goals if other is not form]
        shares = [(likeness(goal, own, POLICY.goal_likeness), other) for other, own in others]
        best = max((share for share, _ in shares), default=Decimal(0))
        if best:
            yield form.at, next(other.at.sheet for share, other in shares if share == best)


def place(hit):
    return hit.form.at, hit.at, hit.also


TOLD_OTHERWISE = (
    (X05, unlike_shares, place),
    (X08, misplaced_benefits, lambda h: h.variant and (*place(h), h.facts["count"], h.facts["among"])),
    (X08, same_words, lambda h: not h.variant and place(h)),
    (X02, rows_in_common, lambda h: (h.form.at, h.facts["sheet"], h.facts["count"])),
    (X01, goals_alike, lambda h: (h.form.at, h.facts["sheet"])),
)
"""A rule, what it should find among a unit's forms, and what of a hit is compared if it is of that kind."""


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize(("rule", "plainly", "shown"), TOLD_OTHERWISE)
def test_rules_tell_what_pairs_tell(rule, plainly, shown, seed):
    scene = any_scene(seed)
    expected = [line for forms in scene.units for line in plainly(forms)]
    found = [line for hit in told(rule, scene) if (line := shown(hit))]
    assert sorted(found) == sorted(expected)


def test_the_scenes_show_something():
    scenes = [any_scene(seed) for seed in range(60)]
    counts = {rule.code: sum(len(told(rule, scene)) for scene in scenes) for rule in (X01, X02, X05, X08)}
    assert min(counts.values()) > 20, counts
