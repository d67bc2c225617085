"""Reads a county's own policy from a TOML file, or from the sheets 设置, 规则 and 豁免 of a workbook."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from xl_perfgoals.core.finding import Severity
from xl_perfgoals.core.policy import Policy
from xl_perfgoals.files.folders import Found
from xl_perfgoals.files.intake import read_file
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
        raise PolicyError((f"{path.name} 打不开：请检查路径和读取权限。",)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PolicyError((f"{path.name} 不是正确的 TOML 文件（{error}）。请对照使用说明改正。",)) from error
    return tuple(_flat(values))


def _flat(values: Mapping[str, object]) -> Iterator[Setting]:
    for key, value in values.items():
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
