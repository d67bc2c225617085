"""PDF documents written by hand: what is drawn and written on each page, in the operators of PDF itself.

The Chinese font is one that every reader of PDF knows by name, so that none need be in the file.
"""

from collections.abc import Iterator, Sequence

from tests.support.formats.samples import cell_texts, width
from tests.support.formats.word import heads
from xl_perfgoals.core.cells import Grid

SIZE = 10
_LEFT, _TOP = 40, 40
_COLUMNS = (60, 70, 120, 150, 100)
_LINE = 14
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts "
    "[<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> "
    "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /Ascent 859 /Descent -140 "
    "/ItalicAngle 0 /CapHeight 600 /StemV 80 /FontBBox [0 -200 1000 900] >> >>] >>"
)
_NAMELESS_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /Nameless /Encoding /Identity-H /DescendantFonts "
    "[<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Nameless /DW 1000 "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
    "/FontDescriptor << /Type /FontDescriptor /FontName /Nameless /Flags 4 /Ascent 859 /Descent -140 "
    "/ItalicAngle 0 /CapHeight 600 /StemV 80 /FontBBox [0 -200 1000 900] >> >>] >>"
)
"""Called N: it does not say which characters its pictures show."""


def pdf(
    pages: Sequence[str],
    *,
    height: float = 842,
    page_keys: str = "",
    trailer_keys: str = "",
    objects: Sequence[str] = (),
) -> bytes:
    """A document of these pages. objects get the numbers from 5 on."""
    numbered = ["<< /Type /Catalog /Pages 2 0 R >>", "", _FONT, _NAMELESS_FONT, *objects]
    kids = []
    for page in pages:
        numbered.append(f"<< /Length {len(page.encode())} >>\nstream\n{page}\nendstream")
        numbered.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 {height:g}] {page_keys} "
            f"/Resources << /Font << /F 3 0 R /N 4 0 R >> >> /Contents {len(numbered)} 0 R >>"
        )
        kids.append(f"{len(numbered)} 0 R")
    numbered[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    text, places = "%PDF-1.7\n", []
    for number, body in enumerate(numbered, 1):
        places.append(len(text.encode()))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(numbered) + 1
    return (
        f"{text}xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R {trailer_keys} >>\nstartxref\n{len(text.encode())}\n%%EOF"
    ).encode()


def written(text: str, left: float, below_top: float, *, size: float = SIZE, height: float = 842) -> str:
    """Text that begins at a place; below_top is where it stands, counted from the upper edge."""
    code = text.encode("utf-16-be").hex()
    return f"BT /F {size:g} Tf 1 0 0 1 {left:g} {height - below_top:g} Tm <{code}> Tj ET"


def line(left: float, top: float, right: float, bottom: float, *, height: float = 842) -> str:
    """A line, drawn as one."""
    return f"{left:g} {height - top:g} m {right:g} {height - bottom:g} l S"


def bar(left: float, top: float, right: float, bottom: float, *, height: float = 842) -> str:
    """A line as Excel draws it: a filled rectangle, half a point thick."""
    across, down = max(right - left, 0.5), max(bottom - top, 0.5)
    return f"{left:g} {height - bottom:g} {across:g} {down:g} re f"


def document(grids: Sequence[Grid], draw=line) -> bytes:
    """Each form on a page of its own, as high as the longest needs."""
    height = max(sum(_heights(grid)) for grid in grids) + 2 * _TOP
    return pdf(["\n".join(_page(grid, height, draw)) for grid in grids], height=height)


def _page(grid: Grid, height: float, draw) -> Iterator[str]:
    texts, heights = cell_texts(grid), _heights(grid)
    first = heads(grid)
    tops = [_TOP + sum(heights[:row]) for row in range(len(heights) + 1)]
    edges = [_LEFT + sum(_COLUMNS[:col]) for col in range(width(grid) + 1)]
    spans = {(area.first_row, area.first_col): area for area in grid.merged}
    covered: set[tuple[int, int]] = set()
    for row, cells in enumerate(texts, 1):
        for col, text in enumerate(cells, 1):
            if (row, col) in covered:
                continue
            area = spans.get((row, col))
            last_row, last_col = (area.last_row, area.last_col) if area else (row, col)
            covered |= {(r, c) for r in range(row, last_row + 1) for c in range(col, last_col + 1)}
            left, right, top, bottom = edges[col - 1], edges[last_col], tops[row - 1], tops[last_row]
            lines = _broken(text, right - left)
            start = (top + bottom - len(lines) * _LINE) / 2 + SIZE
            for number, one in enumerate(lines):
                yield written(one, left + 2, start + number * _LINE, height=height)
            if row > first:
                yield draw(left, top, right, top, height=height)
                yield draw(left, bottom, right, bottom, height=height)
                yield draw(left, top, left, bottom, height=height)
                yield draw(right, top, right, bottom, height=height)


def _heights(grid: Grid) -> list[float]:
    """Of each row, as much as its longest text needs."""
    across = {
        (area.first_row, area.first_col): area for area in grid.merged if area.first_row == area.last_row
    }
    found = []
    for row, cells in enumerate(cell_texts(grid), 1):
        needed = [1]
        for col, text in enumerate(cells, 1):
            last = across[row, col].last_col if (row, col) in across else col
            needed.append(len(_broken(text, sum(_COLUMNS[col - 1 : last]))))
        found.append(max(needed) * _LINE + 6.0)
    return found


def _broken(text: str, room: float) -> list[str]:
    """The lines of a text where so much room is."""
    lines = []
    for paragraph in text.split("\n") if text else []:
        one, used = "", 0.0
        for character in paragraph:
            own = SIZE / 2 if character.isascii() else SIZE
            if used + own > room - 4:
                lines.append(one)
                one, used = "", 0.0
            one, used = one + character, used + own
        lines.append(one)
    return lines
