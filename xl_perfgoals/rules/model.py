"""The model form: a form in which no rule finds anything, and how an example edits it by label.

Keys of an edit: a label of the head (项目名称, 年度资金总额 ...) or 年度 / 表题 / 附件; "数量指标.三级指标"
or "数量指标.指标值" for the first row of a 二级指标, "数量指标#2.指标值" for its second (added when there
is none); "数量指标.移动" slips the row's cells by so many columns; "数量指标": None drops all its rows,
"产出指标": None leaves the 一级指标 cell blank; "权重": "20 10 -" adds a column of weights, - for a blank
one. A label the model lacks (上年结转资金) is added to the money rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from xl_perfgoals.core.cells import Grid, Scalar
from xl_perfgoals.rules._rule import Edits

HEAD: Mapping[str, Scalar] = MappingProxyType(
    {
        "附件": None,
        "表题": "部门项目支出预算绩效目标表",
        "年度": "(2023 年度)",
        "项目名称": "村级饮水管网维修项目",
        "主管部门及代码": "石桥镇人民政府 061",
        "实施单位": "石桥镇人民政府本级",
        "项目属性": "0101-一年期项目",
        "项目期": "1 年",
        "年度资金总额": 100,
        "财政拨款": 90,
        "其他资金": 10,
        "年度总体目标": "2023年11月底前完成村级饮水管网维修，让群众用上稳定的自来水，全年正常供水350天以上。",
    }
)
ROWS: tuple[tuple[str, str, str, str], ...] = (
    ("产出指标", "数量指标(必填硬性指标)", "维修饮水管网长度", "≥20公里"),
    ("产出指标", "质量指标(必填)", "管网维修验收合格率", "100%"),
    ("产出指标", "时效指标(必填)", "管网维修完工时间", "2023年11月底前"),
    ("产出指标", "成本指标(必填硬性指标)", "管网维修总成本", "≤100万元"),
    ("效益指标", "经济效益指标(必填)", "户均年节约水费", "≥120元"),
    ("效益指标", "社会效益指标(必填)", "受益农户数", "≥800户"),
    ("效益指标", "生态效益指标(必填)", "管网漏损率", "≤10%"),
    ("效益指标", "可持续影响指标(必填)", "管网设计使用年限", "≥15年"),
    ("满意度指标", "服务对象满意度指标(必填)", "用水农户满意度", "≥90%"),
)
_MONEY = ("年度资金总额", "财政拨款", "其他资金")
_PAGE = ("附件", "表题", "年度")
_NOT_MONEY = frozenset({"资金单位", "权重"})
_HEAD_LABELS = frozenset(HEAD)


@dataclass(slots=True)
class _Line:
    level1: str | None
    level2: str
    name: Scalar
    target: Scalar
    slip: int = 0
    new: bool = field(default=False)


def model_grid(edits: Edits | None = None, book: str = "石桥镇.xlsx", sheet: str = "绩效目标表") -> Grid:
    """The model form with the edits made, laid out as the official 附件2 on columns A to E."""
    head: dict[str, Scalar] = dict(HEAD)
    lines = [_Line(*row) for row in ROWS]
    dropped: set[str] = set()
    for key, value in (edits or {}).items():
        _edit(head, lines, dropped, key, value)
    lines = [line for line in lines if _bare(line.level2) not in dropped]
    return Grid(book, sheet, tuple(_page(head, lines)))


def model_forms(forms: Sequence[Edits]) -> tuple[Grid, ...]:
    """A grid for each edited form, sheet by sheet of one book; the key 文件 puts it into another book."""
    grids = []
    for number, edits in enumerate(forms, 1):
        rest = {key: value for key, value in edits.items() if key != "文件"}
        grids.append(model_grid(rest, str(edits.get("文件", "石桥镇.xlsx")), f"表{number}"))
    return tuple(grids)


def _bare(level2: str) -> str:
    return level2.partition("(")[0]


def _edit(head: dict[str, Scalar], lines: list[_Line], dropped: set[str], key: str, value: Scalar) -> None:
    label, dot, part = key.partition(".")
    if dot and part in {"三级指标", "指标值", "移动", "二级指标"}:
        line = _line(lines, label)
        if part == "移动":
            line.slip = int(value or 0)
        elif part == "三级指标":
            line.name = value
        elif part == "二级指标":
            line.level2 = str(value)
        else:
            line.target = value
    elif key in {line.level1 for line in lines}:
        for line in lines:
            line.level1 = None if line.level1 == key else line.level1
    elif key in {_bare(line.level2) for line in lines}:
        dropped.add(key)
    else:
        head[key] = value


def _line(lines: list[_Line], label: str) -> _Line:
    level2, _, nth = label.partition("#")
    own = [line for line in lines if _bare(line.level2) == level2]
    wanted = int(nth or 1)
    if len(own) >= wanted:
        return own[wanted - 1]
    added = _Line(own[-1].level1, own[-1].level2, None, None, new=True)
    lines.insert(lines.index(own[-1]) + 1, added)
    return added


def _page(head: Mapping[str, Scalar], lines: Sequence[_Line]) -> list[tuple[Scalar, ...]]:
    extra = [label for label in head if label not in _HEAD_LABELS]
    unit = head.get("资金单位", "万元")
    page: list[tuple[Scalar, ...]] = [(head[label],) for label in _PAGE]
    page.append(("项目名称", None, head["项目名称"]))
    page.append(("主管部门及代码", None, head["主管部门及代码"], "实施单位", head["实施单位"]))
    page.append(("项目属性", None, head["项目属性"], "项目期", head["项目期"]))
    money = [*_MONEY, *(label for label in extra if label not in _NOT_MONEY)]
    for index, label in enumerate(money):
        page.append((f"项目资金({unit})" if index == 0 else None, f"{label}:", head[label]))
    page.append(("年度总体目标", head["年度总体目标"]))
    weights = [None if text == "-" else text for text in str(head.get("权重") or "").split()]
    page.append(("名称", "一级指标", "二级指标", "三级指标", "指标值", *(["权重"] if weights else [])))
    above1 = above2 = ""
    for index, line in enumerate(lines):
        level1 = line.level1 if line.level1 != above1 else None
        level2 = line.level2 if line.level2 != above2 else None
        above1, above2 = line.level1 or above1, line.level2
        cells = ["绩效指标" if index == 0 else None, level1, level2, line.name, line.target]
        page.append((*_slipped(cells, line.slip), *weights[index : index + 1]))
    return page


def _slipped(cells: list[Scalar], by: int) -> list[Scalar]:
    if by == 0:
        return cells
    kept, moved = cells[:2], cells[2:]
    if by > 0:
        return [*kept, *([None] * by), *moved]
    return [*kept[: 2 + by], *moved]
