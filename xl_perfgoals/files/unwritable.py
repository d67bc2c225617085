"""Why something could not be written, in Chinese on every system."""

import errno

_REASONS = {
    errno.ENOENT: "文件夹不存在，也建不出来",
    errno.ENOTDIR: "路径里有一段是文件，不是文件夹",
    errno.EEXIST: "已有同名的文件或文件夹",
    errno.EISDIR: "已有同名的文件夹",
    errno.EACCES: "没有写入权限，或正被别的程序使用",
    errno.EPERM: "没有写入权限，或正被别的程序使用",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EINVAL: "文件名里有不能用的字符",
    errno.EIO: "磁盘读写出错",
}


def unwritable(error: OSError) -> str:
    """The reason for a sentence. What this program raised itself, in Chinese, stands as it is."""
    own = error.strerror or ""
    if not own.isascii():
        return own
    return _REASONS.get(error.errno or 0) or own or type(error).__name__
