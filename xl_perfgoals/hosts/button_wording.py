"""What buttons say."""

UNDER_WAY = "正在读取报送文件"
WRITING = "正在写入汇总结果"
CHECKING = "正在校验工作表"
CONVERTING = "正在读取工作表"
STOPPED_CONVERTING = "已停止，没有转换。"
STOPPED = "已停止，没有写入任何内容。"
STOPPED_CHECKING = "已停止，没有做任何标记。"
BUG = "程序内部出错，本次没有完成。详细信息在 {log}，请把它发给维护人员。"
UNLOGGED = "程序内部出错，本次没有完成，而且临时文件夹写不进去，没能记录详细信息。\n{error}"

FOLDER_TITLE = "请选择存放报送文件的文件夹"
FOLDER_CHOSEN = "报送文件夹：{folder}\n其中有 {count} 个文件。"
FOLDER_KEPT = "没有改动报送文件夹。"

SHEET_VERDICT = "工作表“{sheet}”：{verdict}。"
BOOK_VERDICT = "工作簿“{book}”共 {forms} 张绩效目标表：{verdict}。"
MARKED = "有问题的 {count} 个单元格已标上颜色和批注，可用“清除标记”去掉。"
LISTED = "全部问题列在“{sheet}”表。"
NOT_MARKED = "{reason}本次没有做标记。"
MORE = "……共 {count} 条"

CONVERTED = "已把“{book}”的 {forms} 张表转成官方模板，另存为“{name}”；原文件没有改动。"
CONVERTED_NOTES = "请核对 {doubtful} 处，模板放不下 {lost} 处，已整理 {repaired} 处，逐条见“{sheet}”表。"
CONVERTED_MORE = "表太多，一本放不下，其余的另存为{names}。"

CLEARED = "已清除 {count} 处标记。"
UNDONE = "已撤销“{title}”。"

CONSOLIDATED = (
    "汇总完成：收到 {files} 个文件，其中 {refused} 个未能读取；汇总 {projects} 张表，{left_out} 张未汇总。"
)
TOTAL = "年度资金总额合计 {total} 万元。"
FINDINGS = "审核结果：{verdict}，见“{sheet}”。"
WHY_NOT_READ = "未能读取和未汇总的原因见“{receipts}”和“{sources}”。"

ABOUT = "项目支出绩效目标工具 {version}\n运行环境：Python {python}，xlwings {xlwings}，{host} {host_version}"
HELP = "{label}：{tip}"
