"""Reads a county's own policy from a TOML file, or from the sheets 设置, 规则 and 豁免 of a workbook."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.intake import obstacle, read_file
from xl_perfgoals.parsing.policy_parser import Setting, make_policy
from xl_perfgoals.parsing.policy_sheets import workbook_settings

_GROUPS = {"required": "required", "severities": "severities", "attributes": "attributes", "words": "words"}


class PolicyError(Exception):
    """The policy cannot be used; each line says where, why and what to do."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def read_policy(path: Path, rules: Mapping[str, Severity], base: Policy | None = None) -> Policy:
    """The base policy with the file's settings put over it. Raises PolicyError with every fault."""
    settings = _toml_settings(path) if path.suffix.lower() == ".toml" else _workbook_settings(path)
    policy, faults = make_policy(settings, rules, base)
    if faults:
        raise PolicyError(
            tuple(f"{path.name} {fault.where}：{fault.reason}。{fault.remedy}。" for fault in faults)
        )
    return policy


def _toml_settings(path: Path) -> tuple[Setting, ...]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise PolicyError((f"{path.name} 打不开：{obstacle(error)}。",)) from error
    except UnicodeDecodeError as error:
        remedy = "请用记事本打开，另存为时把编码选为 UTF-8"
        raise PolicyError((f"{path.name} 的文字编码不是 UTF-8。{remedy}。",)) from error
    except tomllib.TOMLDecodeError as error:
        place = f"第 {found[1]} 行" if (found := re.search(r"line (\d+)", str(error))) else "末尾"
        raise PolicyError((f"{path.name} {place}写得不对。请对照使用说明里的例子改正。",)) from error
    return tuple(_flat(values))


_SHAPES = {
    **dict.fromkeys(_GROUPS, (dict, "要写成一节：[{key}]，下面一行一项")),
    **dict.fromkeys(("on", "off"), (list, '要写成一串规则编号：{key} = ["G03", "H05"]')),
    "waivers": (list, "要写成一节或几节：[[waivers]]，下面写 code、project、reason、who"),
}


def _flat(values: Mapping[str, object]) -> Iterator[Setting]:
    """The file's values one by one. Raises PolicyError for a group that is written like a plain value."""
    for key, value in values.items():
        if key in _SHAPES and not isinstance(value, _SHAPES[key][0]):
            raise PolicyError((f"{key} {_SHAPES[key][1].format(key=key)}。",))
        if key in _GROUPS and isinstance(value, dict):
            for name, inner in value.items():
                yield Setting(_GROUPS[key], name, inner, f"{key}.{name}")
        elif key in {"on", "off"} and isinstance(value, list):
            for code in value:
                yield Setting("enabled", str(code), key == "on", key)
        elif key == "waivers" and isinstance(value, list):
            for number, inner in enumerate(value, 1):
                yield Setting("waivers", "", inner, f"waivers 第 {number} 条")
        else:
            yield Setting("", key, value, key)


def _workbook_settings(path: Path) -> tuple[Setting, ...]:
    book = read_file(Found(path, path.name))
    if book.problem is not None:
        raise PolicyError((f"{path.name}：{book.problem.reason}{book.problem.remedy}",))
    settings = workbook_settings(book.grids)
    if not settings:
        raise PolicyError((f"{path.name}：没有“设置”“规则”或“豁免”工作表。请用县级工作簿或 TOML 文件。",))
    return settings
