"""Points about what the machine's security forbids."""

from xl_perfgoals.office.install.office_registry import office_versions, security_value, trusted_locations_off
from xl_perfgoals.office.install.points.point import WINDOWS, Point, Scene, Seen, fail, fine, note

_ASR_KEYS = (
    r"HKLM\Software\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules",
    r"HKLM\Software\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules",
)
_ASR_RULES = {
    "d4f940ab-401b-4efc-aadc-ad5f3c50688a": "阻止 Office 创建子进程",
    "92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b": "阻止 Office 宏调用 Win32 API",
}
_BLOCKS, _ASKS = "1", "6"
_ALL_OFF = 4
_ASK_ADMINISTRATOR = "这是单位统一的安全设置，请联系信息管理人员，把本程序文件夹列为例外。"


def _addins_allowed(scene: Scene) -> Seen:
    machine = scene.machine
    for version in office_versions(machine.registry):
        if security_value(machine, version, "DisableAllAddins") == 1:
            return fail(
                f"Excel {version} 禁用所有应用程序加载项",
                "在 Excel 中点：文件－选项－信任中心－信任中心设置－加载项，去掉“禁用所有应用程序加载项”；"
                f"灰色不能改时，{_ASK_ADMINISTRATOR}",
            )
        if security_value(machine, version, "RequireAddinSig") == 1:
            return fail(
                f"Excel {version} 要求加载项由受信任的发布者签署",
                "在同一页去掉“要求应用程序加载项由受信任的发布者签署”；灰色不能改时，请信息管理人员给 "
                "XlPerfGoals.xlam 签名，再用 xl-perfgoals install --from 安装签过名的文件。",
            )
    return fine("允许加载项")


def _macros_allowed(scene: Scene) -> Seen:
    machine = scene.machine
    for version in office_versions(machine.registry):
        if not trusted_locations_off(machine, version):
            continue
        if security_value(machine, version, "VBAWarnings") == _ALL_OFF:
            return fail(
                f"Excel {version} 禁用所有宏，且不认受信任位置",
                "在 Excel 中点：文件－选项－信任中心－信任中心设置－受信任位置，去掉“禁用所有受信任位置”；"
                f"灰色不能改时，{_ASK_ADMINISTRATOR}",
            )
        return note(f"Excel {version} 不认受信任位置", "每次打开县级工作簿时，要点黄色提示条里的“启用内容”。")
    return fine("受信任位置里的宏可以运行")


def _attack_surface(scene: Scene) -> Seen:
    machine = scene.machine
    for rule, meaning in _ASR_RULES.items():
        for key in _ASR_KEYS:
            state = str(machine.value(key, rule) or "")
            if state == _BLOCKS:
                return fail(f"Defender 规则“{meaning}”已启用（{rule}）", _ASK_ADMINISTRATOR)
            if state == _ASKS:
                return note(
                    f"Defender 规则“{meaning}”为警告（{rule}）", "第一次使用时会弹出提示，请选“取消阻止”。"
                )
    return fine("没有相关限制")


SECURITY_POINTS = (
    Point("Z30", "加载项策略", WINDOWS, _addins_allowed),
    Point("Z31", "宏和受信任位置策略", WINDOWS, _macros_allowed),
    Point("Z32", "Defender 攻击面减少规则", WINDOWS, _attack_surface),
)
