"""The words of 指标值: every list that reading a target looks things up in.

Plain lists that grow stand in xl_perfgoals/words; what follows here is grammar.
"""

from xl_perfgoals.core.target import Op
from xl_perfgoals.core.words import built_in
from xl_perfgoals.wording import NOT_CALCULATED


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# --- texts that are no figure ---

BLANKS = _words("- -- / // \\ 无数据 暂无数据 暂无 不适用 N/A n/a NA") | {""}
"""Texts that say: nothing is filled in."""

ERROR_MARKS = _words("#REF #DIV/0 #VALUE #NAME? #NAME #N/A #NUM #NULL #SPILL #CALC #ERROR") | {NOT_CALCULATED}
"""What a cell shows whose formula failed, or was never calculated."""

PLACEHOLDERS = frozenset(built_in("placeholders")) | ERROR_MARKS
"""Texts that hold the place of a value still to come, or of one that a formula failed to give."""

TRUE_WORDS = _words("是 有 √ ✓ TRUE")
"""Answers that say yes."""

FALSE_WORDS = _words("否 无 FALSE")
"""Answers that say no."""

SCALES_OF_GRADES = tuple(
    map(
        _words,
        (
            "是 否",
            "有 无",
            "高 较高 中 一般 较低 低",
            "大 较大 中 一般 较小 小",
            "优 良 中 差 好 较好 一般 较差",
            "优秀 良好 中等 合格 及格 一般 较差 差 不合格 不及格",
            "一级 二级 三级 四级 五级",
            "甲级 乙级 丙级",
            "显著 明显 较明显 一般 不明显",
        ),
    )
)
"""Each a scale of grades. Two or more grades of one scale side by side: nobody has chosen."""

UNCHOSEN_GRADES = _words("优良中差 优良中 优良差 优良可差 高中低 好中差 好较好一般差 大中小")
"""Whole scales written without a separator."""

DIRECTED = frozenset(built_in("directed_words"))
"""Words that say which way things shall go, but not how far (V13)."""

UNDIRECTED = frozenset(built_in("undirected_words"))
"""Words that do not even say which way (V12)."""

TIME_MANNERS = _words(
    "按时 及时 按期 如期 准时 适时 定期 尽快 限期 限时 按进度 按序时进度 按计划进度 规定时间 时限"
)
"""Manners that stand where a point in time should (T02)."""

# --- words around a figure ---

OPERATORS = {
    word: op
    for op, words in (
        (Op.AT_LEAST, "≥ 大于等于 大于或等于 不低于 不少于 不小于 不得低于 不得少于 不能低于"),
        (Op.AT_LEAST, "至少 最少 最低 达到 达 保持在 稳定在"),
        (Op.AT_MOST, "≤ 小于等于 小于或等于 不超过 不高于 不大于 不多于 不得超过 不得高于 不超 不突破"),
        (Op.AT_MOST, "至多 最多 最高 控制在 控制到 压缩到 不晚于 不迟于"),
        (Op.MORE, "> 大于 超过 高于 多于 超 突破"),
        (Op.LESS, "< 小于 低于 少于 不足 不到"),
        (Op.EQUAL, "= 等于"),
        (Op.ABOUT, "≈ 约 近 大约 约为 大概 接近"),
        (Op.PLUS_MINUS, "±"),
    )
    for word in words.split()
}
"""What may stand before a number."""

SUFFIX_OPERATORS = {
    word: op
    for op, words in (
        (Op.AT_LEAST, "以上 之上 及以上 或以上"),
        (Op.AT_MOST, "以下 之下 及以下 或以下 以内 之内 内"),
        (Op.ABOUT, "左右 上下"),
    )
    for word in words.split()
}
"""What may stand behind number and unit."""

GROWTH = _words("增长 提高 提升 增加 上升 增幅 增速 上年 去年 同比 环比")
"""Words beside a percentage that let it lawfully exceed 100."""

NEGATIONS = ("不发生", "未发生", "不出现", "未出现", "不存在", "没有", "避免", "防止", "杜绝")
"""Words before a figure that forbid it: 不发生3起以上事故 has no goal of 3."""

RANKING = ("第", "前", "后", "每", "按", "逐")
"""Ends of the words before a number that make it a rank or a rhythm: 第3批, 前3名."""

GRADE_STARTS = frozenset("级星类等流线代号型度性成")
"""A number before these ranks or names, it does not count: 3级, 5星, 2型."""

TEXT_IDIOMS = _words("十分 百分 万分 一般 一点 一样 一起 一流 一定 千万 十足")
"""Texts that look like Chinese numerals with a unit but are none."""

EVENT_UNITS = {
    event: unit
    for unit, events in (
        ("起", "事故 安全事故 生产安全事故 安全生产事故 重大事故 重大安全事故 责任事故 安全责任事故"),
        ("起", "违规 违纪 违法 违规违纪 违纪违规 违纪违法 违法违纪 违法违规 违规违法 案件 投诉 有效投诉"),
        ("起", "上访 信访 越级上访 火灾 纠纷 舆情"),
        ("次", "差错 失误"),
        ("人", "伤亡 死亡"),
    )
    for event in events.split()
}
"""What must not happen, and how it is counted: 零事故 is 0 起."""

# --- units; those of money stand in core.amount ---

NUMBER_SCALES = {
    scale: 10**zeros
    for zeros, scale in (
        (1, "十"),
        (2, "百"),
        (3, "千"),
        (4, "万"),
        (5, "十万"),
        (6, "百万"),
        (7, "千万"),
        (8, "亿"),
    )
}
"""Powers of ten between a number and its unit: 1.5万人次."""

PERCENT_UNITS = frozenset({"%", "‰"})
"""Parts of a hundred or a thousand."""

COUNT_UNITS = frozenset(built_in("counting_units"))
"""Things counted."""

MEASURE_UNITS = frozenset(built_in("measuring_units"))
"""Length, area, volume, weight, power and the like."""

TIME_UNITS = _words(
    "年 年度 个年度 半年 个月 月 旬 周 星期 个星期 天 日 工作日 个工作日 自然日 个自然日 日历天 个日历天"
    " 小时 个小时 分钟 秒 秒钟 学年 个学年 学期 个学期 季度 个季度 季 h min"
)
"""Lengths of time; behind a slash, what something is paid or done for each of."""

UNIT_SPELLINGS = {
    spelling: unit
    for unit, spellings in (
        ("%", "百分比"),
        ("㎡", "m2 m² M2 M²"),
        ("m³", "m3 ㎥ M3 M³"),
        ("mg/m³", "mg/m3"),
        ("μg/m³", "μg/m3 ug/m3 ug/m³"),
        ("mg/L", "mg/l"),
        ("km", "KM Km"),
        ("kg", "KG Kg"),
        ("cm", "CM"),
        ("mm", "MM"),
        ("kW", "KW kw"),
        ("kWh", "KWH kwh"),
        ("℃", "°C"),
    )
    for spelling in spellings.split()
}
"""Other ways to type a unit, and the one we give back."""

IRREGULAR_UNITS = _words("百分比 M")
"""Spellings of a unit that the bureau sends back (V11). 万 without 元 is another, known to target_units."""

REPEATED = _words("次 场 场次 期 轮 遍 趟 批 批次 频次 班次")
"""What is counted when something recurs: 次/年 is a frequency, 亩/年 a quantity."""

OCCASIONS = _words("次 场 期 批 轮")
"""人/次: a count over these is no unit (人次 is meant)."""

PERSONS = _words("人 名 生 学生 员 位 户 人次")
"""Who may receive money by 学年; 元/学年 alone does not say for whom."""

EXACT_TERMS = _words("个工作日 工作日")
"""Units that with no operator beside them are read as "=": a term in working days is kept exactly."""

# --- words around a date ---

LIMITING_LEADS = ("≤", "<", "不晚于", "不迟于", "最迟", "最晚", "截至", "截止", "到")
"""Words before a date that make it the last day."""

DATE_LEADS = _words("= ≥ > 于 在 自 从 预计 计划 确保 力争 不早于") | {""}
"""Other words that may stand before a bare year without making it part of a title (按照2020年标准)."""

DATE_TAILS = tuple(
    _words(
        "完成 完工 竣工 交付 验收 发放 支付 拨付 兑付 实施 开工 开展 启动 到位 建成 投入 投用 执行 办结 结束"
        " 全面 全部 按时 及时 按期 按月 进行 项目 ("
    )
)
"""How a text may go on behind a date."""
