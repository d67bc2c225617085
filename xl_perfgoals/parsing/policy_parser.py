"""A county's own policy from named values, wherever they stand; each bad value is told with its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from pydantic import BaseModel, Field, ValidationError

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy, Waiver
from xl_perfgoals.core.texts import squeeze
from xl_perfgoals.core.words import built_in
from xl_perfgoals.parsing.labels import LEVEL2_WORDS, level_text


@dataclass(frozen=True, slots=True)
class Setting:
    """One named value. group is "" for a plain threshold, else required, severities, enabled, attributes,
    words or waivers. where says where it was written, for the officer.
    """

    group: str
    key: str
    value: object
    where: str


class PolicyFault(NamedTuple):
    """A value that cannot be used: where it stands, what is wrong with it and what to do."""

    where: str
    reason: str
    remedy: str


class Threshold(NamedTuple):
    """A plain setting: the Policy field, its name in a workbook's 设置 sheet, and what it means."""

    field: str
    label: str
    meaning: str


THRESHOLDS = (
    Threshold("name", "方案名称", "给这套要求起的名字，印在汇总表上"),
    Threshold("year", "任务年度", "本次编报的预算年度，用来核对各表年度"),
    Threshold("goal_min_chars", "目标最少字数", "年度总体目标至少有几个汉字，少于它算空泛"),
    Threshold("minimum_indicators", "三级指标最少条数", "一张表至少有几条三级指标"),
    Threshold("minimum_per_level2", "每个二级指标最少条数", "每个必填二级指标下至少有几条三级指标"),
    Threshold("satisfaction_floor", "满意度下限", "满意度目标低于这个百分数要说明"),
    Threshold("satisfaction_high", "满意度偏高线", "满意度目标达到这个百分数提示能否达到"),
    Threshold("goal_likeness", "目标雷同度", "同一单位两个项目的目标相似到这个程度（0—1）算雷同"),
    Threshold("shared_names", "雷同指标条数", "两个项目有几条三级指标相同算雷同"),
    Threshold("minimum_wage", "最低工资", "当地最低工资，元/月；人均补助低于它要核实"),
    Threshold("per_head_ceiling", "人均上限", "人均每月金额高于它要核实，元"),
)


class _Values(BaseModel):
    """What the values of plain settings may be."""

    name: str = ""
    year: int | None = Field(default=None, ge=2000, le=2099)
    goal_min_chars: int = Field(default=0, ge=0, le=500)
    minimum_indicators: int = Field(default=0, ge=0, le=100)
    minimum_per_level2: int = Field(default=0, ge=0, le=20)
    satisfaction_floor: Decimal = Field(default=Decimal(0), ge=0, le=100)
    satisfaction_high: Decimal = Field(default=Decimal(0), ge=0, le=100)
    goal_likeness: Decimal = Field(default=Decimal(0), ge=0, le=1)
    shared_names: int = Field(default=2, ge=2, le=100)
    minimum_wage: Decimal = Field(default=Decimal(0), ge=0)
    per_head_ceiling: Decimal = Field(default=Decimal(0), ge=0)


FIELDS = {name: item.field for item in THRESHOLDS for name in (item.field, squeeze(item.label))}
"""The Policy field of a plain setting, by its own name and by its Chinese one."""

_MEANINGS = {item.field: item.meaning for item in THRESHOLDS}
_SEVERITIES = {
    **{severity.value: severity for severity in Severity},
    "错误": Severity.ERROR,
    "警告": Severity.WARNING,
    "提示": Severity.HINT,
}
_YES = frozenset({"是", "启用", "开", "true", "1", "yes", "y", "√"})
_NO = frozenset({"否", "停用", "关", "false", "0", "no", "n", "×", "不要求"})
_WAIVER_NAMES = {"code": "规则编号", "reason": "理由", "who": "批准人"}


def make_policy(
    settings: Iterable[Setting], rules: Mapping[str, Severity], base: Policy | None = None
) -> tuple[Policy, tuple[PolicyFault, ...]]:
    """The base policy (the built-in profile) with the settings put over it, and every fault found.

    rules gives the rules' codes and own severities. A severity that is the rule's own changes nothing, so
    that a list of all rules may be read back: some rules are graver in one case than in another.
    """
    draft = _Draft(base or Policy(), rules)
    for setting in settings:
        draft.put(setting)
    return draft.finished(), tuple(draft.faults)


@dataclass(slots=True)
class _Draft:
    """A policy in the making: what has been put so far, and what was wrong."""

    base: Policy
    rules: Mapping[str, Severity]
    faults: list[PolicyFault] = field(default_factory=list)
    plain: dict[str, tuple[object, Setting]] = field(default_factory=dict)
    required: dict[Level2, Severity] = field(init=False)
    severities: dict[str, Severity] = field(init=False)
    off: set[str] = field(init=False)
    words: dict[str, tuple[str, ...]] = field(init=False)
    attributes: dict[str, str] = field(default_factory=dict)
    waivers: list[Waiver] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.required, self.severities = dict(self.base.required), dict(self.base.severities)
        self.off, self.words = set(self.base.off), dict(self.base.words)

    def put(self, setting: Setting) -> None:
        """Takes one setting in, or notes what is wrong with it."""
        match setting.group:
            case "required":
                self._put_required(setting)
            case "attributes":
                self._put_attribute(setting)
            case "words":
                self._put_words(setting)
            case "waivers":
                self._put_waiver(setting)
            case "severities" | "enabled":
                self._put_rule(setting)
            case _:
                self._put_threshold(setting)

    def finished(self) -> Policy:
        """The policy; the base as it was when a threshold has no usable value."""
        given = {name: value for name, (value, _) in self.plain.items()}
        try:
            plain = _Values.model_validate(given).model_dump(include=set(given))
        except ValidationError as error:
            for name in dict.fromkeys(str(detail["loc"][0]) for detail in error.errors()):
                setting = self.plain[name][1]
                meaning = _MEANINGS[name]
                self._fault(
                    setting,
                    f"“{setting.key}”的值“{setting.value}”不能用",
                    f"它的意思是：{meaning}；请改为范围内的数字",
                )
            return self.base
        return replace(
            self.base,
            **plain,
            required=self.required,
            severities=self.severities,
            off=frozenset(self.off),
            words=self.words,
            attributes=self.attributes or self.base.attributes,
            waivers=(*self.base.waivers, *self.waivers),
        )

    def _fault(self, setting: Setting, reason: str, remedy: str) -> None:
        self.faults.append(PolicyFault(setting.where, reason, remedy))

    def _put_threshold(self, setting: Setting) -> None:
        name = FIELDS.get(squeeze(setting.key))
        if name is None:
            labels = "、".join(item.label for item in THRESHOLDS)
            self._fault(setting, f"没有“{setting.key}”这项设置", f"可用的设置：{labels}")
        else:
            self.plain[name] = (str(setting.value) if name == "name" else _number(setting.value), setting)

    def _put_required(self, setting: Setting) -> None:
        level2 = LEVEL2_WORDS.get(level_text(setting.key).words)
        severity = _SEVERITIES.get(_text(setting.value))
        if level2 is None:
            self._fault(setting, f"没有“{setting.key}”这个二级指标", "请写数量指标、质量指标这样的名称")
        elif _text(setting.value) in _NO:
            self.required.pop(level2, None)
        elif severity is None:
            self._fault(setting, f"“{setting.value}”不是级别", "请写 错误、警告、提示 或 不要求")
        else:
            self.required[level2] = severity

    def _put_rule(self, setting: Setting) -> None:
        code, text = setting.key.strip(), _text(setting.value)
        if code not in self.rules:
            self._fault(setting, f"没有编号为 {code} 的规则", "请对照“规则”表或 xl-perfgoals rules 改正编号")
        elif setting.group == "severities" and text in _SEVERITIES:
            if _SEVERITIES[text] is not self.rules[code]:
                self.severities[code] = _SEVERITIES[text]
        elif setting.group == "enabled" and text in _YES:
            self.off.discard(code)
        elif setting.group == "enabled" and text in _NO:
            self.off.add(code)
        elif setting.group == "severities":
            self._fault(setting, f"“{setting.value}”不是级别", "请写 错误、警告 或 提示")
        else:
            self._fault(setting, f"“{setting.value}”不能判断是否启用", "请写 是 或 否")

    def _put_attribute(self, setting: Setting) -> None:
        if isinstance(setting.value, str) and setting.value.strip():
            self.attributes[setting.key.strip()] = setting.value.strip()
        else:
            self._fault(setting, f"项目属性 {setting.key} 没有名称", '请写成 "0101" = "一年期项目"')

    def _put_words(self, setting: Setting) -> None:
        name, value = setting.key.strip(), setting.value
        try:
            built_in(name)
        except FileNotFoundError:
            self._fault(setting, f"没有“{name}”这个词表", "词表的名称见使用说明")
            return
        if isinstance(value, list | tuple) and all(isinstance(word, str) for word in value):
            self.words[name] = (*self.words.get(name, ()), *value)
        else:
            self._fault(setting, f"词表“{name}”应当是一串词", '请写成 ["词一", "词二"]')

    def _put_waiver(self, setting: Setting) -> None:
        value = setting.value
        given = {str(k): str(v).strip() for k, v in value.items()} if isinstance(value, Mapping) else {}
        lacking = [name for key, name in _WAIVER_NAMES.items() if not given.get(key)]
        unknown = set(given) - {own.name for own in fields(Waiver)}
        if lacking:
            remedy = "每条豁免要写明规则编号、项目或单元格、理由和批准人"
            self._fault(setting, f"豁免缺少{'、'.join(lacking)}", remedy)
        elif given["code"] not in self.rules:
            remedy = "请对照“规则”表或 xl-perfgoals rules 改正编号"
            self._fault(setting, f"没有编号为 {given['code']} 的规则", remedy)
        elif not given.get("project") and not given.get("cell"):
            remedy = "请写明豁免哪个项目，或哪个单元格（如 表1!E15）"
            self._fault(setting, "豁免没有写明项目或单元格", remedy)
        elif unknown:
            remedy = "只能写 code、project、cell、reason、who"
            self._fault(setting, f"豁免里多出了 {'、'.join(sorted(unknown))}", remedy)
        else:
            self.waivers.append(Waiver(**given))


def _text(value: object) -> str:
    return squeeze(str(value)).lower()


def _number(value: object) -> object:
    """A number as written, exactly; other values as they are, for pydantic to refuse."""
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        return Decimal(f"{value:.15g}")
    if isinstance(value, str):
        try:
            return Decimal(squeeze(value).removesuffix("%"))
        except InvalidOperation:
            return value
    return value
