"""The words of 指标值: every list that reading a target looks things up in. To teach it a word, add it here."""

from xl_perfgoals.core.target import Op

BLANKS = frozenset(
    {"", "-", "--", "/", "//", "\\", "无数据", "暂无数据", "暂无", "不适用", "N/A", "n/a", "NA"}
)
"""Texts that say: nothing is filled in."""

PLACEHOLDERS = frozenset(
    {
        "待定",
        "待填",
        "待填写",
        "待填报",
        "待补充",
        "待确定",
        "待明确",
        "未定",
        "暂定",
        "自定",
        "请填写",
        "请选择",
    }
    | {"是否", "有无", "是(否)", "?", "%", "_"}
)
"""Texts that hold the place of a value still to come."""

TRUE_WORDS = frozenset({"是", "有", "√", "✓", "TRUE"})
"""Answers that say yes."""

FALSE_WORDS = frozenset({"否", "无", "FALSE"})
"""Answers that say no."""

SCALES_OF_GRADES = (
    frozenset({"是", "否"}),
    frozenset({"有", "无"}),
    frozenset({"高", "较高", "中", "一般", "较低", "低"}),
    frozenset({"大", "较大", "中", "一般", "较小", "小"}),
    frozenset({"优", "良", "中", "差", "好", "较好", "一般", "较差"}),
    frozenset({"优秀", "良好", "中等", "合格", "及格", "一般", "较差", "差", "不合格", "不及格"}),
    frozenset({"一级", "二级", "三级", "四级", "五级"}),
    frozenset({"甲级", "乙级", "丙级"}),
    frozenset({"显著", "明显", "较明显", "一般", "不明显"}),
)
"""Each a scale of grades. Two or more grades of one scale side by side: nobody has chosen."""

UNCHOSEN_GRADES = frozenset(
    {"优良中差", "优良中", "优良差", "优良可差", "高中低", "好中差", "好较好一般差", "大中小"}
)
"""Whole scales written without a separator."""

DIRECTED = frozenset(
    {"提高", "提升", "增强", "改善", "增加", "增长", "增收", "减少", "降低", "下降", "缓解", "缩小", "缩短"}
    | {"健全", "完善", "优化", "加强", "促进", "推进", "推动", "带动", "加快", "扩大", "改进", "巩固", "激发"}
    | {"发挥", "发展", "持续", "长期", "保障", "保证", "维护", "维持", "保持", "助力", "丰富", "延长", "拓展"}
)
"""Words that say which way things shall go, but not how far (V13)."""

UNDIRECTED = frozenset({"改变", "变化", "转变", "变动"})
"""Words that do not even say which way (V12)."""

TIME_MANNERS = frozenset(
    {"按时", "及时", "按期", "如期", "准时", "适时", "定期", "尽快", "限期", "限时", "按进度", "按序时进度"}
    | {"按计划进度", "按规定时间", "规定时间", "按时限", "规定时限"}
)
"""Manners that stand where a point in time should (T02)."""

GROWTH = frozenset({"增长", "提高", "提升", "增加", "上升", "增幅", "增速", "上年", "去年", "同比", "环比"})
"""Words before a percentage that let it lawfully exceed 100."""

NEGATIONS = frozenset({"不", "无", "未", "没", "非", "避免", "防止", "杜绝", "除", "第", "前"})
"""Words before a figure that make it something else than the goal: 不发生3起, 前3名, 第3批."""

EVENT_UNITS = {
    "事故": "起",
    "安全事故": "起",
    "安全生产事故": "起",
    "重大事故": "起",
    "重大安全事故": "起",
    "责任事故": "起",
    "违规": "起",
    "违纪": "起",
    "违法": "起",
    "违规违纪": "起",
    "违纪违法": "起",
    "违法违纪": "起",
    "案件": "起",
    "投诉": "起",
    "有效投诉": "起",
    "上访": "起",
    "信访": "起",
    "越级上访": "起",
    "火灾": "起",
    "纠纷": "起",
    "舆情": "起",
    "差错": "次",
    "失误": "次",
    "伤亡": "人",
    "死亡": "人",
}
"""What must not happen, and how it is counted: 零事故 is 0 起."""

OPERATORS = {
    **dict.fromkeys(
        ("≥", "大于等于", "大于或等于", "不低于", "不少于", "不小于", "不得低于", "不得少于", "不能低于")
        + ("至少", "最少", "最低", "达到", "达", "保持在", "稳定在"),
        Op.AT_LEAST,
    ),
    **dict.fromkeys(
        (
            "≤",
            "小于等于",
            "小于或等于",
            "不超过",
            "不高于",
            "不大于",
            "不多于",
            "不得超过",
            "不得高于",
            "不超",
        )
        + ("不突破", "至多", "最多", "最高", "控制在", "控制到", "压缩到", "不晚于", "不迟于"),
        Op.AT_MOST,
    ),
    **dict.fromkeys((">", "大于", "超过", "高于", "多于", "超", "突破"), Op.MORE),
    **dict.fromkeys(("<", "小于", "低于", "少于", "不足", "不到"), Op.LESS),
    **dict.fromkeys(("=", "等于"), Op.EQUAL),
    **dict.fromkeys(("≈", "约", "近", "大约", "约为", "大概", "接近", "左右"), Op.ABOUT),
    "±": Op.PLUS_MINUS,
}
"""What may stand before a number."""

SUFFIX_OPERATORS = {
    "以上": Op.AT_LEAST,
    "之上": Op.AT_LEAST,
    "及以上": Op.AT_LEAST,
    "或以上": Op.AT_LEAST,
    "起步": Op.AT_LEAST,
    "以下": Op.AT_MOST,
    "之下": Op.AT_MOST,
    "及以下": Op.AT_MOST,
    "或以下": Op.AT_MOST,
    "以内": Op.AT_MOST,
    "之内": Op.AT_MOST,
    "内": Op.AT_MOST,
    "左右": Op.ABOUT,
    "上下": Op.ABOUT,
}
"""What may stand behind number and unit."""

NUMBER_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "十万": 100_000, "百万": 1_000_000} | {
    "千万": 10_000_000,
    "亿": 100_000_000,
}
"""Powers of ten between a number and its unit: 1.5万人次."""

PERCENT_UNITS = frozenset({"%", "‰", "百分比"})
"""Parts of a hundred or a thousand."""

COUNT_UNITS = frozenset(
    set(
        "人名位户家个座处所台套件起次期场批份篇头只羽株棵亩辆条栋幢间组村例项宗笔支张幅块本册部盏根口眼扇门孔"
    )
    | set(
        "道种片枚粒袋箱瓶盒桶包卷对双副顶艘架匹尾窝穴班节堂层届轮遍趟分社镇乡市县省校社区点字词版面床位路杆"
    )
    | {
        "人次",
        "户次",
        "台次",
        "辆次",
        "车次",
        "件次",
        "家次",
        "场次",
        "批次",
        "班次",
        "架次",
        "台套",
        "课时",
        "学时",
    }
    | {
        "人天",
        "人日",
        "人月",
        "个百分点",
        "百分点",
        "标段",
        "公里次",
        "频次",
        "人份",
        "床",
        "床位",
        "社区",
        "套次",
    }
)
"""Things counted."""

MEASURE_UNITS = frozenset(
    {
        "亩",
        "公顷",
        "平方米",
        "平米",
        "平方公里",
        "平方千米",
        "㎡",
        "立方米",
        "立方",
        "方",
        "m³",
        "公里",
        "千米",
        "km",
    }
    | {
        "米",
        "延米",
        "延长米",
        "m",
        "厘米",
        "cm",
        "毫米",
        "mm",
        "M",
        "吨",
        "公斤",
        "千克",
        "kg",
        "克",
        "g",
        "斤",
        "t",
    }
    | {
        "升",
        "L",
        "毫升",
        "ml",
        "毫克",
        "mg",
        "千瓦",
        "kW",
        "瓦",
        "W",
        "兆瓦",
        "MW",
        "千瓦时",
        "kWh",
        "度",
        "分贝",
    }
    | {"dB", "℃", "mg/L", "mg/m³", "μg/m³", "km/h", "吨标准煤", "吨标煤", "立方米/秒"}
)
"""Length, area, volume, weight, power and the like."""

UNIT_SPELLINGS = {
    "m2": "㎡",
    "m²": "㎡",
    "M2": "㎡",
    "M²": "㎡",
    "m3": "m³",
    "㎥": "m³",
    "M3": "m³",
    "M³": "m³",
    "mg/m3": "mg/m³",
    "μg/m3": "μg/m³",
    "ug/m³": "μg/m³",
    "KM": "km",
    "Km": "km",
    "KG": "kg",
    "Kg": "kg",
    "CM": "cm",
    "MM": "mm",
    "KW": "kW",
    "kw": "kW",
    "KWH": "kWh",
    "kwh": "kWh",
    "°C": "℃",
    "mg/l": "mg/L",
}
"""Other ways to type a unit, and the one we give back."""

TIME_UNITS = frozenset(
    {"年", "年度", "个年度", "个月", "月", "周", "星期", "个星期", "天", "日", "工作日", "个工作日", "自然日"}
    | {
        "个自然日",
        "日历天",
        "个日历天",
        "小时",
        "个小时",
        "分钟",
        "秒",
        "秒钟",
        "学年",
        "个学年",
        "学期",
        "个学期",
    }
    | {"季度", "个季度", "季", "旬", "半年", "h", "min"}
)
"""Lengths of time; behind a slash, what something is paid or done for each of."""

REPEATED = frozenset({"次", "场", "场次", "期", "轮", "遍", "趟", "批", "批次", "频次", "班次"})
"""What is counted when something recurs: 次/年 is a frequency, 亩/年 a quantity."""

OCCASIONS = frozenset({"次", "场", "期", "批", "轮"})
"""人/次: a head count over these is no unit (人次 is meant)."""

PERSONS = frozenset({"人", "名", "生", "学生", "员", "位", "户", "人次"})
"""Who may receive money by 学年; 元/学年 alone does not say for whom."""

GRADE_STARTS = frozenset("级星类等流线代号型度性成")
"""A number before these ranks or names, it does not count: 3级, 5星, 2型."""

TEXT_IDIOMS = frozenset(
    {"十分", "百分", "万分", "一般", "一点", "一样", "一起", "一流", "一定", "千万", "十足"}
)
"""Texts that look like Chinese numerals with a unit but are none."""
