"""TROUBLES: how a point of the doctor that is not in order shows itself, and what helps, as in the manual."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from xl_perfgoals.office.install.machine import Platform
from xl_perfgoals.office.install.points import CALC_POINTS, POINTS


class Trouble(NamedTuple):
    """How a point that is not in order shows itself, and what helps."""

    seen: str
    remedy: str


TROUBLES: Mapping[str, Trouble] = MappingProxyType(
    {
        "Z01": Trouble("装不上，或按钮没有反应", "需要 64 位（amd64）Python 3.11 或更新；用离线安装包最省事"),
        "Z02": Trouble("按钮没有反应", "应用商店版 Python 不能用，改用离线安装包"),
        "Z03": Trouble("按钮报告程序没有启动", "程序文件不全或被杀毒软件隔离：恢复、信任、重装"),
        "Z04": Trouble("按钮报告找不到 DLL", "不要单独升级 xlwings；重装本程序"),
        "Z05": Trouble("按钮报告找不到 DLL", "再运行一次 install；仍缺，查杀毒软件的隔离区"),
        "Z06": Trouble("按钮报告找不到 DLL", "用户名有生僻字时用离线安装包，它会装到 C:\\ProgramData"),
        "Z07": Trouble("函数显示“程序没有应答”", "把环境变量 TEMP、TMP 改成纯英文路径，重新登录"),
        "Z08": Trouble("按钮报告程序没有启动", "删除环境变量 PYTHONHOME、PYTHONPATH，或用离线安装包"),
        "Z09": Trouble("苹果电脑上按钮没有反应", "按《安装与使用》里的路径重装"),
        "Z10": Trouble("没有“绩效目标”选项卡", "关闭 Excel，再运行一次 install"),
        "Z11": Trouble("升级后按钮报错", "关闭 Excel，再运行一次 install"),
        "Z12": Trouble("找不到工作簿", "移到别处也能用；要新的一份，再运行一次 install"),
        "Z13": Trouble("打开工作簿时宏被禁用", "再运行一次 install，或每次点“启用内容”"),
        "Z14": Trouble("提示“已阻止宏运行”", "再运行一次 install；或右键文件－属性－解除锁定"),
        "Z15": Trouble("宏被禁用，路径变成网址", "用 install --folder 换到本机文件夹"),
        "Z16": Trouble("苹果电脑上按钮没有反应", "再运行一次 install"),
        "Z20": Trouble("没有可用的 Excel", "安装桌面版 Excel；只有 WPS 的，用命令行和模板"),
        "Z21": Trouble("没有选项卡，或按钮没有反应", "换成 Office 官网的桌面版"),
        "Z22": Trouble("装不上、卸不掉", "关闭全部 Excel 窗口；看不到窗口时在任务管理器里结束它"),
        "Z23": Trouble("按钮没有反应", "安装和使用 Excel 都不要“以管理员身份运行”"),
        "Z24": Trouble("选项卡突然不见了", "文件－选项－加载项－管理“禁用项目”－转到，启用 XlPerfGoals"),
        "Z25": Trouble(
            "按钮打开了 WPS，或没有反应",
            "WPS 配置工具－高级－兼容设置，去掉“兼容第三方系统和软件”，再修复 Office",
        ),
        "Z30": Trouble("没有选项卡", "信任中心－加载项，去掉限制；灰色的请信息管理人员处理或签名"),
        "Z31": Trouble("宏被禁用", "信任中心－受信任位置；灰色的请信息管理人员处理"),
        "Z32": Trouble("弹出“操作被阻止”", "请信息管理人员把程序文件夹列为例外"),
        "Z40": Trouble("文件不见了", "恢复并加入信任，再运行 doctor"),
        "Z41": Trouble("没有选项卡", "文件－选项－自定义功能区，勾选“绩效目标”"),
        "Z42": Trouble("显示 #NAME?", "加载项没有打开，看 Z10、Z24、Z30"),
        "Z43": Trouble("Excel 长时间没有反应", "用按钮代替；一次函数计算不能超过 90 秒"),
        "Z44": Trouble("升级时说程序正在使用", "关闭 Excel，在任务管理器里结束本程序的 pythonw.exe"),
        "Z45": Trouble("按钮没有反应", "系统问是否允许 Excel 控制或访问文件时选“允许”"),
        "Z50": Trouble(
            "装不上", "安装或升级到 LibreOffice 7.4；装在特别位置的，设环境变量 XL_PERFGOALS_SOFFICE"
        ),
        "Z51": Trouble(
            "菜单没有反应，公式显示“没有应答”", "安装 libreoffice-script-provider-python 和 python3-uno"
        ),
        "Z52": Trouble("第一次用要等一两秒", "不影响使用；用同一版本的 Python 安装本程序会快些"),
        "Z53": Trouble("装不上、卸不掉", "保存文件，关闭全部 LibreOffice 窗口"),
        "Z54": Trouble("没有“绩效目标”菜单和工具栏", "关闭 LibreOffice，再运行一次 install --calc"),
        "Z55": Trouble("公式显示 #NAME?", "关闭 LibreOffice，再运行一次 install --calc"),
        "Z56": Trouble("升级后出错，或说程序不在原来的位置", "关闭 LibreOffice，再运行一次 install --calc"),
        "Z57": Trouble("县级工作簿里的按钮不起作用", "用菜单或工具栏，或运行 install --calc --trust"),
    }
)

_POINTS = {point.code: point for point in (*POINTS, *CALC_POINTS)}
_MEANING = "本机安装情况的一项检查：xl-perfgoals doctor 逐项列出，写明本机现在怎样。"


def is_point(code: str) -> bool:
    """Whether the doctor has a point of this code."""
    return code in _POINTS


def point_text(code: str) -> str:
    """One point's page for a terminal."""
    point, trouble = _POINTS[code], TROUBLES[code]
    where = "、".join(platform.value for platform in Platform if platform in point.where)
    return "\n".join(
        [
            f"{code} {point.title}",
            _MEANING,
            "",
            f"哪些电脑：{where}",
            f"有问题时：{trouble.seen}",
            f"怎么办：{trouble.remedy}",
        ]
    )
