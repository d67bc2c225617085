"""Encrypted workbooks, opened with the passwords at hand; the first of them is Excel's own.

Excel encrypts a workbook whose structure is protected (保护工作簿) with a password that it knows itself
and never asks for, so that the clerk does not know of any.
"""

import zipfile
from collections.abc import Sequence
from io import BytesIO

from xl_perfgoals.files.formats.refused import RefusedError

_EXCELS_OWN = "VelvetSweatshop"


def unlocked(data: bytes, passwords: Sequence[str]) -> tuple[bytes, bool] | None:
    """The workbook without its encryption, and whether Excel's own password opened it.

    None when no password fits. Raises RefusedError for an encryption that cannot be undone here.
    """
    for password in dict.fromkeys((_EXCELS_OWN, *passwords)):
        if (opened := _opened(data, password)) is not None:
            return opened, password == _EXCELS_OWN
    return None


def _opened(data: bytes, password: str) -> bytes | None:
    if zipfile.is_zipfile(BytesIO(data)):
        from xl_perfgoals.files.formats import odf_password  # noqa: PLC0415

        return odf_password.opened(data, password)
    # few files are locked: what opens them is loaded with the first one
    from msoffcrypto import OfficeFile  # noqa: PLC0415
    from msoffcrypto.exceptions import InvalidKeyError  # noqa: PLC0415

    result = BytesIO()
    try:
        file = OfficeFile(BytesIO(data))
        # an .xls is verified always, others when asked to
        file.load_key(password=password, **({"verify_password": True} if file.format == "ooxml" else {}))
        file.decrypt(result)
    except InvalidKeyError:
        return None
    except Exception as error:  # over damaged or unknown encryption it raises whatever it meets
        raise RefusedError("B04") from error
    return result.getvalue()
