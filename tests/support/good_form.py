"""A form that has no fault, as its clerk would write it."""

from xl_perfgoals.templates.form_content import FormContent, IndicatorRow

MODEL = FormContent(
    project="村级饮水管网维修项目",
    department_and_code="石桥镇人民政府 061",
    unit="石桥镇人民政府本级",
    attribute="0101-一年期项目",
    period="1 年",
    year="2023",
    total="100",
    fiscal="90",
    other="10",
    goal="2023年11月底前维修村级饮水管网20公里，让800户用上稳定的自来水，管网漏损率不超过10%。",
    rows=(
        IndicatorRow("产出指标", "数量指标(必填硬性指标)", "维修饮水管网长度", "≥20公里"),
        IndicatorRow("产出指标", "质量指标(必填)", "管网维修验收合格率", "100%"),
        IndicatorRow("产出指标", "时效指标(必填)", "管网维修完工时间", "2023年11月底前"),
        IndicatorRow("产出指标", "成本指标(必填硬性指标)", "管网维修总成本", "≤100万元"),
        IndicatorRow("效益指标", "经济效益指标(必填)", "户均年节约水费", "≥120元"),
        IndicatorRow("效益指标", "社会效益指标(必填)", "受益农户数", "≥800户"),
        IndicatorRow("效益指标", "生态效益指标(必填)", "管网漏损率", "≤10%"),
        IndicatorRow("效益指标", "可持续影响指标(必填)", "管网设计使用年限", "≥15年"),
        IndicatorRow("满意度指标", "服务对象满意度指标(必填)", "用水农户满意度", "≥90%"),
    ),
)
"""A form that has no fault."""
