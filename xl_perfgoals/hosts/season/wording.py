"""What the season's buttons say."""

from collections.abc import Mapping
from types import MappingProxyType

from xl_perfgoals.files.season_store import StoreFault

NOT_COUNTY = "报送管理要在县级工作簿里进行，请打开带有“设置”表的县级工作簿，再点一次按钮。"
ONLINE = (
    "工作簿“{book}”在 OneDrive 或 SharePoint 上，程序找不到它所在的文件夹，"
    "台账无处存放，请把它另存到本机磁盘，再点一次按钮。"
)
NO_ROSTER = "“{sheet}”表里还没有单位，请先填写本县的单位，再点一次“{button}”。"
NO_LINE = (
    "“{sheet}”表里没有“{label}”一行（这是较早版本的县级工作簿），请在“审阅”里撤消该表的保护，"
    "在最下面另起一行，A 列写“{label}”，B 列填写内容，再点一次按钮。"
)
NO_ANSWER = "还没有填写“{label}”，请填在 {cell}（{meaning}），再点一次按钮。"
NO_DAY = "{cell} 的“{label}”写的是“{text}”，读不出日期，请写成 2025-11-15 这样，再点一次按钮。"
SAME_FOLDER = (
    "报送文件夹“{folder}”把县级工作簿也包括在内，下发、退回的文件会被当成报送材料。"
    "请把各单位报来的文件放进单独的文件夹（如“报送”），点“选择文件夹”选定它，再点一次按钮。"
)
NOTHING_APPROVED = "台账里还没有已批复的绩效目标，没有可以公开的内容，请先点“批复”。"
UNWRITABLE = (
    "写不出“{path}”（{reason}）。请检查文件夹能否写入、磁盘是否已满、文件是否被别的程序打开，再点一次按钮。"
)
NOTHING_STORED = "{problem}本次没有记入台账。"
STORED_SO_FAR = "{problem}在它前面办好的 {count} 个单位已记入台账。"

REMEDIES: Mapping[StoreFault, str] = MappingProxyType(
    {
        StoreFault.MISSING: "请先点“下发模板”或“登记报送”；已有台账的，请把它放到县级工作簿所在的文件夹。",
        StoreFault.FOREIGN: "请把这个文件移走或改名，再点一次按钮。",
        StoreFault.OLDER: "请先点一次“登记报送”（更新前会自动留一份备份）。",
        StoreFault.READ_ONLY: "请把县级工作簿和台账放到可以写入的文件夹，再点一次按钮；原有内容没有改动。",
        StoreFault.OTHER_YEAR: (
            "请核对报送文件夹是否放错；确是新一年的，请把县级工作簿另存到新的文件夹，在那里重新建台账。"
        ),
    }
)
"""Where the command line's remedy would speak of its own commands."""
DAMAGED = (
    "请先把它另存一份，再把同一文件夹里的“{backup}”复制为“{name}”，然后点“登记报送”重新登记。"
    "没有这个备份的，请从别处的备份恢复，或把它移走后重新登记全部报送材料。"
)

SENDING, RETURNING = "正在生成填报模板", "正在生成退回修改意见"
TRACKING, APPROVING, PUBLISHING = "正在登记报送材料", "正在批复", "正在生成公开附件"
STOPPED = "已停止，没有记入台账。已经写出的文件不作数，再点一次按钮会重新生成。"
STOPPED_TRACKING = "已停止，没有登记任何内容。"
STOPPED_PUBLISHING = "已停止。“{folder}”里的公开附件不完整，请不要公开；再点一次按钮会重新生成。"

MORE = "……共 {count} 条"
ONLY = "只办理：{units}（“{sheet}”表的“{label}”）。"
PAST = "注意：截止日期 {day} 已经过去，请核对。"
UNDOING = (
    "台账不能用“撤销上次”恢复。办错了的，趁没有再办别的，"
    "用同一文件夹里的“{backup}”替换“{store}”，台账就回到这次办理之前。"
)

SENT = "写好 {count} 本填报模板，放在“{folder}”，已记入台账；截止日期 {day}。"
KEPT = "另有 {count} 本已经填写过，没有覆盖：{names}。"

TRACKED = "登记了 {files} 个文件，其中 {refused} 个未能读取。"
NEW_ROUND = "{unit}：第 {number} 轮，{projects} 个项目，问题 {findings} 个"
COMPARED = "（已改正 {fixed}，仍未改 {open}，新出现 {new}）"
NO_NEW_ROUND = "没有新的报送：各单位的表与上次登记的相同。"
STATE = "{state} {count} 个"
NOT_LISTED = "不在单位名册上的单位 {count} 个：{names}。"
CHANGED = "注意：已批复的表又有改动的单位：{names}，详见“{sheet}”表。"
BOARD = "各单位的进度见“{path}”。"
BOARD_MISSING = "{problem}台账已经登记好，只是没有写出“{name}”。"

RETURNED = "退回 {count} 个单位，放在“{folder}”；{clean} 个没有要改的问题，{waiting} 个还没有报送。"
LETTER = "{unit}：第 {number} 轮，{document}，问题 {total} 个，信中列出 {listed} 个"
OWN_TEMPLATE = "用的是本文件夹里的“{name}”。"
TEMPLATE_CLOSED = "信函模板“{name}”打不开，请关闭正在用它的程序。"
BUILT_IN_TEMPLATE = "{reason}这次改用自带的信函模板；改好后再点一次，文号不变。"

APPROVED = "批复 {count} 个项目，放在“{folder}”；以前已批复 {already} 个，不能批复 {held} 个。"
HELD = "不能批复 {unit}《{project}》：{why}。"
WAITING = "还没有报送的单位 {count} 个。"

PUBLISHED = "公开附件放在“{folder}”：{totals}。"
LOOK_AT = "公开前请核对 {count} 处，见“{name}”。"
