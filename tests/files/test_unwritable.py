"""Reasons for what could not be written are told in Chinese, whatever language the system speaks."""

import errno

import pytest

from xl_perfgoals.files.unwritable import unwritable


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file or directory"), "文件夹不存在，也建不出来"),
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘已满"),
        (PermissionError(errno.EACCES, "目标文件正在被别的程序使用"), "目标文件正在被别的程序使用"),
        (OSError(errno.EXDEV, "Invalid cross-device link"), "Invalid cross-device link"),
        (PermissionError("结果"), "PermissionError"),
    ],
    ids=["known", "disk full", "our own words", "unknown", "no number"],
)
def test_the_reason_is_told(error, told):
    assert unwritable(error) == told
