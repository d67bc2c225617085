"""A second project for the examples of rules over several forms, as edits of the model form."""

from xl_perfgoals.rules._rule import Edits
from xl_perfgoals.rules.model import HEAD

MODEL_GOAL = str(HEAD["年度总体目标"])

ROAD: Edits = {
    "项目名称": "农村公路养护项目",
    "年度总体目标": "到2023年10月，养护农村公路30公里，路面完好率达到95%，方便1500名村民出行。",
    "数量指标.三级指标": "养护农村公路里程",
    "数量指标.指标值": "≥30公里",
    "质量指标.三级指标": "路面完好率",
    "质量指标.指标值": "≥95%",
    "时效指标.三级指标": "公路养护完成时间",
    "时效指标.指标值": "2023年10月底前",
    "成本指标.三级指标": "公路养护总成本",
    "经济效益指标.三级指标": "年节约行车油费",
    "经济效益指标.指标值": "≥8万元",
    "社会效益指标.三级指标": "方便出行村民人数",
    "社会效益指标.指标值": "≥1500人",
    "生态效益指标.三级指标": "路旁绿化长度",
    "生态效益指标.指标值": "≥30公里",
    "可持续影响指标.三级指标": "路面延长使用年限",
    "可持续影响指标.指标值": "≥3年",
    "服务对象满意度指标.三级指标": "沿线村民满意度",
}
"""Shares no goal and no 三级指标 with the model form; no rule finds anything in it."""


def road_rows(*level2: str) -> Edits:
    """The second project's edits of the given 二级指标 alone."""
    return {label: value for label, value in ROAD.items() if label.partition(".")[0] in level2}
