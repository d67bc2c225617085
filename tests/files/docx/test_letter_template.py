"""The officer's own template: what it must have, and what is told of one that cannot be used."""

import io
import zipfile

import docx
import pytest

from xl_perfgoals.core.letter import LetterPlace
from xl_perfgoals.files.assets import asset
from xl_perfgoals.files.docx import docx_bytes, new_paper, paragraph
from xl_perfgoals.files.docx.filling import places_of
from xl_perfgoals.files.docx.letter_template import (
    TEMPLATE_NAME,
    LetterTemplateError,
    built_in_template,
    read_template,
)


def template(*texts: str) -> bytes:
    paper = new_paper()
    for text in texts:
        paragraph(paper, text)
    return docx_bytes(paper, title="", author="", at="")


def zipped(name: str, text: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, text)
    return stream.getvalue()


def test_the_shipped_template_is_ours_and_has_nearly_every_place() -> None:
    ours = built_in_template()
    assert asset("workbook", "templates", TEMPLATE_NAME).read_bytes() == ours.data
    assert read_template(ours.data, ours.name).remarks == ()
    left_out = {LetterPlace.ERRORS, LetterPlace.WARNINGS}
    assert places_of(ours.document()) == set(LetterPlace) - left_out


def test_a_template_with_the_required_places_is_taken() -> None:
    data = template("「单位」：", "「问题清单」", "请于「截止日期」前重报。「其他说明」")
    taken = read_template(data, "我的.docx")
    assert taken.data == data
    assert len(taken.remarks) == 1
    assert "「其他说明」" in taken.remarks[0]


@pytest.mark.parametrize(
    ("texts", "named"),
    [
        (["「单位」", "「问题清单」"], ["「截止日期」"]),
        (["「问题清单」「截至日期」"], ["「单位」", "「截止日期」", "「截至日期」"]),
        (["全部写死了"], ["「单位」", "「问题清单」", "「截止日期」"]),
        (["『单位』「问题清单」「截止日期」"], ["「单位」"]),
    ],
)
def test_missing_places_are_named(texts: list[str], named: list[str]) -> None:
    with pytest.raises(LetterTemplateError) as caught:
        read_template(template(*texts), "我的.docx")
    assert all(name in str(caught.value) for name in ["我的.docx", *named])


def test_a_place_that_word_cut_into_pieces_is_found() -> None:
    paper = new_paper()
    made = paper.add_paragraph()
    for piece in "「单位」「问题清单」「截止日期」":
        made.add_run(piece)
    stream = io.BytesIO()
    paper.save(stream)
    assert read_template(stream.getvalue(), "x.docx").remarks == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a package",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        zipped("word/document.xml", "<a/>"),
        zipped("[Content_Types].xml", "<broken"),
        zipped("big.xml", " " * (51 << 20)),
        built_in_template().data[:-900],
    ],
    ids=["empty", "text", "ole", "no package", "broken xml", "bomb", "cut"],
)
def test_what_is_no_template_is_refused(data: bytes) -> None:
    with pytest.raises(LetterTemplateError, match=r"信函模板“x\.docx”"):
        read_template(data, "x.docx")


def test_a_workbook_is_no_template() -> None:
    data = asset("workbook", "templates", "乡镇填报模板.xlsx").read_bytes()
    with pytest.raises(LetterTemplateError):
        read_template(data, "x.docx")


def test_a_template_saved_again_by_others_is_taken() -> None:
    again = built_in_template().document()
    stream = io.BytesIO()
    again.save(stream)
    assert docx.Document(io.BytesIO(read_template(stream.getvalue(), "x.docx").data)).paragraphs
