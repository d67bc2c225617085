"""What the template says: verdicts beside the form, prompts, headings. {} stands for a value of a cell."""

WELL = "✓"
MEND = "✗"
LOOK = "！"
"""How a verdict begins: all is well, must be mended, should be looked at."""

UNTOUCHED = "未填写"
ALL_WELL = "自查通过"
WELL_BUT = "自查通过，{} 处请核对"
TO_MEND = "还有 {} 处要改"
TO_MEND_AND_LOOK = "还有 {} 处要改，{} 处请核对"

NO_YEAR = f"{MEND} 请填写年度，如 2026"
OTHER_YEAR = f"{MEND} 年度应为 {{year}}"
NO_PROJECT = f"{MEND} 请填写项目名称"
NO_DEPARTMENT = f"{MEND} 请填写主管部门及代码"
NO_CODE = f"{LOOK} 主管部门名称后面请写上代码"
NO_UNIT = f"{MEND} 请填写实施单位"
NO_ATTRIBUTE = f"{MEND} 请选择项目属性"
UNLISTED_ATTRIBUTE = f"{MEND} 项目属性请从下拉列表里选"
NO_PERIOD = f"{LOOK} 请填写项目期，如“1 年”"
VAGUE_PERIOD = f"{LOOK} 项目期请写明年或月，如“1 年”"
LONG_PERIOD = f"{MEND} 一年期项目的项目期不能超过 1 年"

NO_TOTAL = f"{MEND} 请填写年度资金总额（万元）"
UNREADABLE_MONEY = f"{MEND} 未能识别，请只填数字（万元）"
NOT_POSITIVE = f"{MEND} 年度资金总额应大于 0"
TOTAL_OFF = f"{MEND} 总额 {{}} ≠ 财政拨款＋其他资金 {{}}"
PART_OFF = f"{MEND} 不能是负数，也不能大于总额"
NO_FISCAL = f"{LOOK} 没有财政拨款请填 0"
NO_OTHER = f"{LOOK} 没有其他资金请填 0"

NO_GOAL = f"{MEND} 请填写年度总体目标"
SHORT_GOAL = f"{MEND} 只有 {{}} 个字，请写清做什么、做多少、何时完成（至少 {{least}} 字）"

DEMANDED = f"{MEND} 必填：请至少填一条{{level2}}"
WISHED = f"{LOOK} 请填写{{level2}}，确实没有的报送时说明"
NO_VALUE = f"{MEND} 缺指标值"
NO_NAME = f"{MEND} 缺三级指标名称"
PLACEHOLDER = f"{MEND} 指标值还是占位符号，请填实际的值"
PLACEHOLDERS = ("是/否", "?", "？", "*", "＊", "待定", "XX")
NO_MEASURE = f"{MEND} 缺计量单位，如 5 人、2 次、8 公里"
PERCENT_QUANTITY = f"{MEND} 数量指标请填数量和单位，不要只填百分比"
PERCENT_BESIDE = f"{LOOK} 数量指标里的百分比，宜移到质量指标"
NO_PERCENT = f"{MEND} 满意度请填百分比，如 ≥90%"
OVER_HUNDRED = f"{MEND} 满意度不能超过 100%"

NO_MONEY_UNIT = f"{MEND} 缺金额单位，请写“元”或“万元”"
SURELY_YUAN = f"{MEND} 缺金额单位；若是元，则与总额相符"
SURELY_WAN = f"{MEND} 缺金额单位；若是万元，则与总额相符"
UNREADABLE_COST = f"{LOOK} 未能识别金额，请写成“22万元”的样子"
NO_MONEY = f"{MEND} 没有金额，请写成“≤22万元”的样子"
COST_ABOVE = f"{MEND} 成本合计 {{}} 万元，大于总额 {{}} 万元"
COST_BELOW = f"{MEND} 成本 {{}} 万元，小于总额 {{}} 万元"
COSTS_BELOW = f"{LOOK} 成本合计 {{}} 万元，小于总额 {{}} 万元，请补齐"
COST_SLIP = f"{MEND} 成本 {{}} 万元，总额 {{}} 万元：请核对 0 的个数和单位"
COST_ROUNDED = f"{LOOK} 成本 {{}} 万元是总额 {{}} 万元四舍五入的，请写准"
COST_WHOLE = f"{LOOK} 成本合计 {{}} 万元，大于总额 {{}} 万元；请确认是总成本加它的分项"

MARGIN_BACK = "← 返回项目清单"
CONVERTER = "元 → 万元 换算"
YUAN, WAN = "输入：元", "得：万元"
CONVERTER_NOTE = "把算得的万元数填到左边"
SPARE_NOTE = "行不够时：选中上下两行，右键“取消隐藏”"

ATTACHMENT = "附件 2：{}项目支出预算绩效目标表"
BLANK_ATTACHMENT = "附件 2"

YEAR_TIP = ("年度", "只输入四位数字，例如 2026，自动显示为“(2026 年度)”。")
PROJECT_TIP = ("项目名称", "写全称，与预算批复一致。")
DEPARTMENT_TIP = ("主管部门及代码", "先写部门全称，空一格，再写部门预算代码，例如：石桥镇人民政府 061")
UNIT_TIP = ("实施单位", "具体组织实施的单位全称。")
ATTRIBUTE_TIP = ("项目属性", "请从下拉列表里选。")
PERIOD_TIP = ("项目期", "可从列表里选，也可直接填写起止年月，例如：2026年3月-2026年11月")
MONEY_TIP = ("单位：万元", "只填数字，一分不差。65904 元请填 6.5904；右边有换算器。没有的填 0。")
MONEY_STOP = ("请只填数字", "资金栏的单位是万元，只能填不小于 0 的数字，不要写“元”“万元”或说明文字。")
GOAL_TIP = (
    "年度总体目标",
    "写清做什么、做多少、何时完成、达到什么效果，与资金和指标对应。换行按 Alt+Enter。",
)
QUANTITY_TIP = ("数量指标", "数字加单位，例如：≥5 人、2 次、8 公里。")
COST_TIP = (
    "成本指标",
    "金额加单位，例如：≤22万元、65904元；单价写成 500元/人/月。各项合计应等于总额。",
)
SUGGESTION_TIP = ("指标值", "可以从列表里选，也可以直接填写；能用数字的尽量用数字。")
ATTRIBUTE_STOP = ("不在列表里", "县里下发的项目属性里没有这一项。确实要这样填吗？")

PERIODS = ("1 年", "2 年", "3 年")
QUALITIES = ("100%", "≥98%", "≥95%", "≥90%")
SATISFACTIONS = ("≥90%", "≥85%", "≥95%")
MONTHS = ("{}年6月底前", "{}年9月底前", "{}年11月底前", "{}年12月底前", "{}年1-12月")
BENEFITS = ("显著提高", "明显提升", "有效改善", "持续改善", "有效保障", "长期发挥作用")

LIST_TITLE = "项目支出绩效目标表项目清单"
LIST_UNIT = "主管部门及代码："
LIST_MONEY = "单位：万元"
LIST_HEAD = (
    *("序号", "项目名称", "主管部门", "代码", "实施单位"),
    *("年度资金总额", "财政拨款", "其他资金", "自查结果", "转到"),
)
LIST_UNNAMED = "（未填项目名称）"
LIST_TOTAL, LIST_COUNT = "合计　", " 个项目"
LIST_PASSED = " 张自查通过"

GUIDE_TITLE = "项目支出绩效目标表　填报说明"
GUIDE_FACTS = ("单位名称", "单位代码", "预算年度", "表格张数")
GUIDE_BY_HAND = "（请在各表中填写）"
GUIDE_FILL = "一、怎样填"
GUIDE_FILL_STEPS = (
    "一个项目填一张表，从“表1”开始，用不到的表空着即可，不要删除。本簿最多可填 {forms} 个项目。",
    "只有浅黄色的格子可以填写，填好后变成白色；其余内容已锁定（没有密码），请不要改动栏目名称和表格结构。",
    "资金一律以“万元”为单位，只填数字，精确到分：65904 元填 6.5904（表右边有换算器）。没有的资金填 0。",
    "带下拉箭头的格子可以从列表里选；指标值的列表只是参考，也可以直接填写，能用数字的尽量用数字，并写明单位。",
    "行不够时：每个二级指标备有隐藏的空行，选中上下相邻的两行，右键“取消隐藏”；多余的空行可以右键“隐藏”。",
    "从别处复制内容时，请用“选择性粘贴”只粘贴数值或文本，以免把别处的格式和锁定带进来。",
    "“项目清单”由公式自动生成，不用填写；点“转到”一栏打开对应的表。",
)
GUIDE_COLORS = "二、右边“自查”栏的颜色"
GUIDE_COLOR_LINES = (
    (f"{WELL} 通过", "这一处没有发现问题。"),
    (f"{MEND} 还要改", "必须改正，否则会被退回：漏填、合计不符、缺单位等。"),
    (f"{LOOK} 请核对", "请看一看；确认无误的可以不改，县里审核时可能会问。"),
)
GUIDE_COLOR_NOTE = "自查只查最常见的问题，自查通过不等于审核通过；自查栏和换算器不会打印，也不属于报送内容。"
GUIDE_SEND = "三、报送"
GUIDE_SEND_STEPS = (
    "看“项目清单”：填了的每张表都显示“自查通过”，合计数与预算批复一致。",
    "需要纸质件的，逐张打印（已设好 A4 纵向，一表一页），按规定签字盖章。",
    "保存为 .xlsx 格式（用 WPS 的请勿另存为 .et），文件名不用改，把整个文件报县财政局；不要只报扫描件。",
    "被退回的，在原文件上修改后重新报送，不要另起新文件。",
)
GUIDE_GO = "打开项目清单 →"
