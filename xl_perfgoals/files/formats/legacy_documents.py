"""Legacy documents (.doc, .wps, .rtf, .odt), made .docx by LibreOffice where it is installed."""

import tempfile
from pathlib import Path

from xl_perfgoals.files.formats.refused import RefusedError
from xl_perfgoals.files.libreoffice.convert import ConversionError, convert
from xl_perfgoals.files.libreoffice.program import NoLibreOfficeError
from xl_perfgoals.files.sniffing import FileKind
from xl_perfgoals.files.worker.outside import outside_program

SUFFIXES = {FileKind.DOC: ".doc", FileKind.RTF: ".rtf", FileKind.ODT: ".odt"}
"""The kinds that are converted. WPS saves .wps and .wpt in the format of .doc."""

SECONDS = 60.0
"""How long a document may take, LibreOffice's start included."""
_NO_LIBREOFFICE = "要由 LibreOffice 转换后才能读取，而本机没有安装 LibreOffice"
_FAILED = "LibreOffice 没能把它转换成 docx 格式，文件可能已损坏，或设有打开密码"


def as_docx(data: bytes, kind: FileKind) -> bytes:
    """The document in the format of .docx. Raises RefusedError."""
    with tempfile.TemporaryDirectory(prefix="xl-perfgoals-", ignore_cleanup_errors=True) as name:
        source = Path(name) / f"document{SUFFIXES[kind]}"
        source.write_bytes(data)
        try:
            with outside_program(SECONDS):
                return convert(source, "docx", Path(name) / "made", seconds=SECONDS).read_bytes()
        except NoLibreOfficeError as error:
            raise RefusedError("B32", why=_NO_LIBREOFFICE) from error
        except (ConversionError, OSError) as error:
            raise RefusedError("B32", why=_FAILED) from error
