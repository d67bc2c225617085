"""The tables of details: their columns. Names stay; columns are only ever added, at the end."""

from xl_perfgoals.core.detail_table import DetailColumn as Column, DetailKind as Kind, DetailTable

_COUNTY = Column("county", Kind.TEXT, "县（第一层子文件夹的名称）")
_FORM = Column("form", Kind.COUNT, "这张表在本县中的序号，用来与 projects 表关联")
_BOOK = Column("book", Kind.TEXT, "文件（在本县文件夹中的路径）")
_SHEET = Column("sheet", Kind.TEXT, "工作表")

PROJECTS = DetailTable(
    "projects",
    "读到的每一张绩效目标表一行，没有汇总的也在内",
    (
        _COUNTY,
        Column("form", Kind.COUNT, "这张表在本县中的序号，从 1 起"),
        Column("department", Kind.TEXT, "主管部门，与本县汇总工作簿一致"),
        Column("department_code", Kind.TEXT, "主管部门代码"),
        Column("unit", Kind.TEXT, "实施单位"),
        Column("project", Kind.TEXT, "项目名称"),
        Column("project_code", Kind.TEXT, "项目代码"),
        Column("year", Kind.COUNT, "年度"),
        Column("attribute", Kind.TEXT, "项目属性"),
        Column("period", Kind.TEXT, "项目期"),
        Column("counted", Kind.FLAG, "是否计入汇总；各项合计只加这一列为真的行"),
        Column("left_out_code", Kind.TEXT, "没有计入的原因代码，计入的为空文字"),
        Column("left_out_reason", Kind.TEXT, "没有计入的原因"),
        Column("total_fen", Kind.FEN, "年度资金总额，分；没有计入的为空值"),
        Column("fiscal_fen", Kind.FEN, "其中：财政拨款，分"),
        Column("other_fen", Kind.FEN, "其他资金，分"),
        Column("total_wan", Kind.WAN, "年度资金总额，万元，六位小数，与分相等"),
        Column("fiscal_wan", Kind.WAN, "其中：财政拨款，万元"),
        Column("other_wan", Kind.WAN, "其他资金，万元"),
        Column("indicators", Kind.COUNT, "年度绩效指标条数"),
        Column("annual_goal", Kind.TEXT, "年度总体目标"),
        _BOOK,
        _SHEET,
        Column("cell", Kind.TEXT, "表的第一个单元格"),
    ),
)

INDICATORS = DetailTable(
    "indicators",
    "每条年度绩效指标一行，没有汇总的表的指标也在内（用 counted 区分）",
    (
        _COUNTY,
        _FORM,
        Column("number", Kind.COUNT, "指标在表中的序号，从 1 起"),
        Column("counted", Kind.FLAG, "所在的表是否计入汇总"),
        Column("department", Kind.TEXT, "主管部门"),
        Column("project", Kind.TEXT, "项目名称"),
        Column("level1", Kind.TEXT, "一级指标"),
        Column("level2", Kind.TEXT, "二级指标"),
        Column("name", Kind.TEXT, "三级指标"),
        Column("target", Kind.TEXT, "指标值，与表上显示的一样"),
        Column("kind", Kind.TEXT, "指标值的种类，同 xl-perfgoals parse"),
        Column("operator", Kind.TEXT, "运算符：>= <= > < = ≈ ± range"),
        Column("target_number", Kind.TEXT, "数值，十进制文字，读不出的为空值"),
        Column("target_number2", Kind.TEXT, "区间的上限"),
        Column("target_unit", Kind.TEXT, "度量单位"),
        Column("row", Kind.COUNT, "所在的行"),
    ),
)

FINDINGS = DetailTable(
    "findings",
    "查出的每个问题一行",
    (
        _COUNTY,
        Column("form", Kind.COUNT, "所在的表在本县中的序号；不属于某一张表的为空值"),
        Column("code", Kind.TEXT, "规则编号"),
        Column("severity", Kind.TEXT, "error 错误、warning 警告、hint 提示"),
        Column("department", Kind.TEXT, "表上填写的主管部门"),
        Column("unit", Kind.TEXT, "表上填写的实施单位"),
        Column("project", Kind.TEXT, "项目名称"),
        _BOOK,
        _SHEET,
        Column("cell", Kind.TEXT, "单元格；关于整个文件的为空文字"),
        Column("message", Kind.TEXT, "问题是什么"),
        Column("advice", Kind.TEXT, "怎么改"),
        Column("waived", Kind.TEXT, "豁免的理由和人；没有豁免的为空文字"),
    ),
)

RECEIPTS = DetailTable(
    "receipts",
    "收到的每个文件一行",
    (
        _COUNTY,
        _BOOK,
        Column("status", Kind.TEXT, "read 正常、read_with_doubts 存疑、refused 未能读取、skipped 跳过"),
        Column("codes", Kind.TEXT, "原因或存疑的代码，多个用顿号隔开"),
        Column("reasons", Kind.TEXT, "原因或存疑之处"),
        Column("remedy", Kind.TEXT, "怎么办"),
        Column("sheets", Kind.COUNT, "有内容的工作表数"),
        Column("forms", Kind.COUNT, "读到的绩效目标表数"),
        Column("sha256", Kind.TEXT, "文件指纹"),
    ),
)

TABLES = (PROJECTS, INDICATORS, FINDINGS, RECEIPTS)
