"""Forms written in the formats in which townships send them: written_as(kind, grids) gives the bytes."""

from collections.abc import Callable, Sequence

from tests.support.formats import biff, fods, locked, pages, pdf, strict, texts, word, xlsb, xml_2003
from tests.support.formats.samples import sample_grids
from xl_perfgoals.core.cells import Grid

WRITERS: dict[str, Callable[[Sequence[Grid]], bytes]] = {
    "html-utf8": lambda grids: pages.html(grids, "utf-8"),
    "html-gbk": lambda grids: pages.html(grids, "gbk"),
    "html-utf16": lambda grids: pages.html(grids, "utf-16"),
    "html-lying": lambda grids: pages.html(grids, "utf-8", declared="gb2312"),
    "html-excel": pages.excel_html,
    "html-layout": pages.layout_html,
    "mhtml": pages.mhtml,
    "xml2003": xml_2003.workbook,
    "xml2003-gbk": lambda grids: xml_2003.workbook(grids, "gb2312"),
    "csv-utf8": lambda grids: texts.delimited(grids, ",").encode("utf-8-sig"),
    "csv-gbk": lambda grids: texts.delimited(grids, ",").encode("gbk"),
    "tsv-gbk": lambda grids: texts.delimited(grids, "\t").encode("gbk"),
    "tsv-utf16": lambda grids: texts.delimited(grids, "\t").encode("utf-16"),
    "pasted": lambda grids: texts.pasted(grids).encode("gbk"),
    "aligned": lambda grids: texts.aligned(grids).encode(),
    "drawn": lambda grids: texts.drawn(grids).encode("gbk"),
    "markdown": lambda grids: texts.markdown(grids).encode(),
    "biff2": biff.biff2,
    "biff5": biff.biff5,
    "fods": fods.document,
    "locked-by-excel": locked.locked_by_excel,
    "strict": strict.strict_xlsx,
    "docx": word.document,
    "docx-strict": lambda grids: word.strict(word.document(grids)),
    "word-xml": lambda grids: word.flat_xml(word.document(grids)),
    "word-2003": lambda grids: word.word_2003(word.document(grids)),
    "pdf-lines": pdf.document,
    "pdf-bars": lambda grids: pdf.document(grids, pdf.bar),
    "xlsb": xlsb.workbook,
}
"""By the names of the kinds."""

KINDS = tuple(WRITERS)


def written_as(kind: str, grids: Sequence[Grid]) -> bytes:
    """The grids in a file of the kind; where a kind holds one sheet, one below the other."""
    return WRITERS[kind](grids)


__all__ = ["KINDS", "WRITERS", "sample_grids", "written_as"]
