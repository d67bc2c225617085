"""Template: what makes one unit's template differ from another's; all of it data, made without a clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.levels import Level2
from xl_perfgoals.core.policy import Policy, Roster, Unit
from xl_perfgoals.core.template import MOST_FORMS, VERSION, TemplateIdentity


@dataclass(frozen=True, slots=True)
class Template:
    """One workbook to be handed out. unit, code and department are "" and year is None in a blank one.

    department is as the form wants it, name and code: "石桥镇人民政府 061". demands maps each demanded
    二级指标 to the severity of its absence; attributes are the county's 项目属性 by code, and one_year
    those of them that last one year at most. projects are written into the forms, one each; notice is what
    the cover says besides: label and text, like 报送截止日期 and its day.
    """

    forms: int
    unit: str = ""
    code: str = ""
    department: str = ""
    year: int | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    one_year: frozenset[str] = frozenset()
    demands: Mapping[Level2, Severity] = field(default_factory=dict)
    goal_min_chars: int = 13
    projects: tuple[str, ...] = ()
    notice: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """A template has 1 to MOST_FORMS forms."""
        if not 1 <= self.forms <= MOST_FORMS:
            raise ValueError(f"{self.forms} forms")

    @property
    def identity(self) -> TemplateIdentity:
        """What the hidden sheet says."""
        return TemplateIdentity(VERSION, self.code, self.unit, self.year, self.forms, self.projects)

    @property
    def choices(self) -> tuple[str, ...]:
        """The 项目属性 to choose from, as they are written into the form."""
        return tuple(f"{code}-{name}" for code, name in self.attributes.items())


def blank_template(policy: Policy, forms: int, year: int | None = None) -> Template:
    """A template for whoever gets it."""
    return Template(
        forms,
        year=policy.year if year is None else year,
        attributes=policy.attributes,
        one_year=policy.one_year_attributes,
        demands=policy.required,
        goal_min_chars=policy.goal_min_chars,
    )


def unit_template(
    unit: Unit, roster: Roster, policy: Policy, forms: int, year: int | None = None
) -> Template:
    """A unit's own template. 主管部门 is the unit itself where the roster names none."""
    above = roster.find(unit.department) if unit.department else unit
    department = f"{above.name} {above.code}".strip() if above else unit.department
    blank = blank_template(policy, forms, year)
    return Template(
        forms,
        unit.name,
        unit.code,
        department,
        blank.year,
        blank.attributes,
        blank.one_year,
        blank.demands,
        blank.goal_min_chars,
    )
