"""The template of a return letter: ours, and the officer's own, read and looked at before it is used."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

import docx
from docx.document import Document

from xl_perfgoals.core.letter import REQUIRED_PLACES, LetterPlace
from xl_perfgoals.files.docx.filling import places_of
from xl_perfgoals.files.docx.looks import (
    ADDRESSEE,
    BODY,
    DOCUMENT_NUMBER,
    HEADING_1,
    LINE,
    TITLE,
    Align,
    Look,
)
from xl_perfgoals.files.docx.package import docx_bytes
from xl_perfgoals.files.docx.page_numbers import official_page_numbers
from xl_perfgoals.files.docx.paper import new_paper
from xl_perfgoals.files.docx.pieces import paragraph

TEMPLATE_NAME = "退回修改意见模板.docx"
_MADE_AT = "2023-01-01T00:00:00+00:00"
"""Stands in the file, since the day of building would change its bytes."""
_MOST_BYTES = 50 << 20
"""Of a template's parts unpacked: a scanned seal fits in, a bomb does not."""
_OLE = b"\xd0\xcf\x11\xe0"


_LAST = replace(BODY, with_next=True)
"""The last paragraphs: a page with nothing but the signature on it is not allowed."""
# Centred between this indent and the right margin, office and date stand as if the date ended four
# characters from the right, with the office over its middle.
_SIGNED = Look(align=Align.CENTRE, left=12)

_INTRODUCTION = (
    "你单位报送的「年度」项目支出绩效目标表（第「轮次」次报送，「收到日期」收到）已经审核，"
    "共有「问题总数」个问题需要修改，涉及「项目个数」个项目。「上轮情况」「列出情况」"
    "现予退回，请按以下意见修改。"
)
_DEMAND = (
    "（一）请在原表上逐条修改，于「截止日期」前重新报送电子表格。除清单指出的以外，"
    "请勿改动项目名称和表格栏目，以便核对修改情况。"
)
_PARAGRAPHS = (
    ("「年度」项目支出绩效目标退回修改意见", TITLE),
    ("「文号」", DOCUMENT_NUMBER),
    ("「单位」：", ADDRESSEE),
    (_INTRODUCTION, BODY),
    ("一、需要修改的问题", HEADING_1),
    ("「问题清单」", BODY),
    ("二、修改要求", HEADING_1),
    (_DEMAND, BODY),
    ("（二）对清单所列问题有不同意见、确实无须修改的，请在重新报送时逐条写明理由。", _LAST),
    ("「标注件说明」", BODY),
    ("联系人及电话：「联系方式」", _LAST),
    ("附件：「附件」", replace(_LAST, before=LINE)),
    ("「落款单位」", replace(_SIGNED, before=2 * LINE, with_next=True)),
    ("「落款日期」", _SIGNED),
)

_UNREADABLE = (
    "信函模板“{name}”打不开，不是完好的 docx 文件。请用 Word 或 WPS 文字打开，另存为 docx 格式后再用。"
)
_OLD = (
    "信函模板“{name}”是旧格式（doc、wps）或设有打开密码。"
    "请用 Word 或 WPS 文字另存为不加密的 docx 格式后再用。"
)
_MISSING = (
    "信函模板“{name}”里缺少{places}，没有它信函就不完整。请在模板里补上（连同直角引号「」），再运行一次。"
)
_ALIKE = "模板里写的是「{written}」，是否应为「{place}」？"
_UNKNOWN = "信函模板“{name}”里的{places}不是可以自动填写的名称，原样保留在信函中；可用的名称：{known}。"


class LetterTemplateError(Exception):
    """A template that cannot be used; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A template that has all a letter needs. remarks are what its owner should look at."""

    name: str
    data: bytes
    remarks: tuple[str, ...] = ()

    def document(self) -> Document:
        """A copy to be filled."""
        return docx.Document(io.BytesIO(self.data))


def built_in_template() -> LetterTemplate:
    """Ours, the same bytes every time; officers edit a copy of it."""
    paper = new_paper()
    for text, look in _PARAGRAPHS:
        paragraph(paper, text, look)
    official_page_numbers(paper)
    return LetterTemplate(TEMPLATE_NAME, docx_bytes(paper, title="退回修改意见模板", author="", at=_MADE_AT))


def read_template(data: bytes, name: str) -> LetterTemplate:
    """An officer's template. Raises LetterTemplateError when it is none or lacks a place it needs."""
    if data.startswith(_OLE):
        raise LetterTemplateError(_OLD.format(name=name))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            too_large = sum(entry.file_size for entry in package.infolist()) > _MOST_BYTES
        if too_large:
            raise LetterTemplateError(_UNREADABLE.format(name=name))
        found = places_of(docx.Document(io.BytesIO(data)))
    except (ValueError, KeyError, OSError, SyntaxError, NotImplementedError, zipfile.BadZipFile) as error:
        raise LetterTemplateError(_UNREADABLE.format(name=name)) from error
    unknown = sorted(found - set(LetterPlace))
    missing = [place.value for place in REQUIRED_PLACES if place not in found]
    if missing:
        hints = "".join(_hints(unknown, missing))
        raise LetterTemplateError(_MISSING.format(name=name, places=_quoted(missing)) + hints)
    remarks = [_UNKNOWN.format(name=name, places=_quoted(unknown), known=_quoted(list(LetterPlace)))]
    return LetterTemplate(name, data, tuple(remarks) if unknown else ())


def _hints(unknown: Sequence[str], missing: Sequence[str]) -> list[str]:
    """What was probably meant."""
    return [
        _ALIKE.format(written=written, place=near[0])
        for written in unknown
        if (near := get_close_matches(written, missing, 1, 0.5))
    ]


def _quoted(names: Sequence[str]) -> str:
    return "".join(f"「{name}」" for name in names)
