"""Draws the icons of the commands as PNG files beside this script: python addin/icons/draw.py (with Pillow).

Each is drawn once on a field of 32 units, many times enlarged, and then made small: lines stay smooth
without a font or a drawing program.
"""

import math
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw

SIZES = (16, 32)
FIELD = 32
ENLARGED = 32

BLUE, DEEP, PALE = "#2F6DB5", "#1F4E8C", "#EAF2FB"
GREEN, RED, INK, PAPER = "#2E9E4F", "#D9534F", "#5F6B7A", "#FFFFFF"
FOLDER, FOLDER_BACK, RUBBER = "#F6C244", "#D99A1E", "#F29CA3"

Point = tuple[float, float]


class Pen:
    """Draws in units of the field, whatever the picture's size. `heavy` lines suit the small size."""

    def __init__(self, *, heavy: bool) -> None:
        self.picture = Image.new("RGBA", (FIELD * ENLARGED, FIELD * ENLARGED), (0, 0, 0, 0))
        self._draw = ImageDraw.Draw(self.picture)
        self._weight = 1.6 if heavy else 1.0
        self.heavy = heavy

    def box(
        self, area: tuple[float, float, float, float], fill: str, edge: str = "", round_: float = 1.5
    ) -> None:
        """A rectangle with round corners."""
        corners = [value * ENLARGED for value in area]
        width = round(1.6 * self._weight * ENLARGED) if edge else 0
        self._draw.rounded_rectangle(corners, round_ * ENLARGED, fill, edge or None, width)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        """A filled circle."""
        corners = [value * ENLARGED for value in (x - radius, y - radius, x + radius, y + radius)]
        self._draw.ellipse(corners, fill)

    def shape(self, points: Sequence[Point], fill: str) -> None:
        """A filled polygon."""
        self._draw.polygon([(x * ENLARGED, y * ENLARGED) for x, y in points], fill)

    def line(self, points: Sequence[Point], color: str, width: float) -> None:
        """A line with round ends and corners."""
        width *= self._weight
        self._draw.line([(x * ENLARGED, y * ENLARGED) for x, y in points], color, round(width * ENLARGED))
        for x, y in points:
            self.disc(x, y, width / 2, color)

    def arc(self, center: Point, radius: float, turn: tuple[float, float], color: str, width: float) -> None:
        """Part of a circle, turning from one angle to the other, in degrees clockwise from three o'clock."""
        start, end = turn
        steps = [math.radians(start + (end - start) * i / 60) for i in range(61)]
        points = [(center[0] + radius * math.cos(a), center[1] + radius * math.sin(a)) for a in steps]
        self.line(points, color, width)


def sheet(pen: Pen, left: float, top: float, width: float = 19, height: float = 24) -> None:
    """A form: paper with a blue head and a few lines."""
    pen.box((left, top, left + width, top + height), PAPER, INK)
    pen.box((left + 3, top + 3.2, left + width - 3, top + 7), BLUE, round_=0.6)
    for row in (11, 15) if pen.heavy else (10.5, 14, 17.5):
        pen.line([(left + 4, top + row), (left + width - 4, top + row)], "#A9B4C2", 1.4)


def tick(pen: Pen) -> None:
    """A green disc with a white tick, at the lower right."""
    pen.disc(23, 23, 8.4, PAPER)
    pen.disc(23, 23, 7.6, GREEN)
    pen.line([(19.4, 23.2), (22, 25.8), (26.8, 20.4)], PAPER, 2.0)


def folder(pen: Pen) -> None:
    """An open folder."""
    pen.shape(
        [(3, 8), (3, 6.2), (4.2, 5), (12, 5), (14.6, 8), (28, 8), (29, 9), (29, 14), (3, 14)], FOLDER_BACK
    )
    pen.box((3, 8, 29, 26), FOLDER_BACK)
    pen.box((7, 9.6, 25, 20), PAPER, round_=0.8)
    pen.shape([(3, 26), (5.4, 13), (31, 13), (28, 27), (4, 27)], FOLDER)


def check(pen: Pen) -> None:
    """A form with a tick."""
    sheet(pen, 4, 3)
    tick(pen)


def check_all(pen: Pen) -> None:
    """Several forms with a tick."""
    pen.box((9, 2, 27, 23), "#DDE4EC", INK)
    sheet(pen, 3, 6, 18, 23)
    tick(pen)


def consolidate(pen: Pen) -> None:
    """A table with a sum."""
    pen.box((2.5, 3, 29.5, 29), PAPER, INK)
    pen.box((2.5, 3, 29.5, 9.5), BLUE)
    sigma = [(22.4, 14), (22.4, 12.6), (9.8, 12.6), (16.2, 19.2), (9.8, 25.8), (22.4, 25.8), (22.4, 24.4)]
    pen.line(sigma, DEEP, 2.2)


def convert(pen: Pen) -> None:
    """A loose page that becomes a form."""
    pen.box((2, 2, 16, 18), "#DDE4EC", INK)
    for row in (6.4, 10, 13.6):
        pen.line([(5, row), (13, row)], "#A9B4C2", 1.4)
    sheet(pen, 14, 9, 16, 21)
    pen.line([(4.4, 21.4), (4.4, 26.2), (8.6, 26.2)], GREEN, 3)
    pen.shape([(8.6, 21.6), (13.6, 26.2), (8.6, 30.8)], GREEN)


def send_out(pen: Pen) -> None:
    """A form that goes out."""
    sheet(pen, 2.5, 3, 18, 25)
    _arrow(pen, (13, 22.5), (30, 22.5), GREEN)


def track(pen: Pen) -> None:
    """A list, partly ticked off."""
    pen.box((4, 3, 28, 29), PAPER, INK)
    for row, color in ((9.5, GREEN), (16, GREEN), (22.5, "#C9D2DC")):
        pen.line([(7.6, row), (9.2, row + 1.6), (12, row - 1.8)], color, 2.0)
        pen.line([(15.5, row), (24, row)], BLUE if color == GREEN else "#A9B4C2", 2.0)


def give_back(pen: Pen) -> None:
    """A form that goes back."""
    sheet(pen, 11.5, 3, 18, 25)
    _arrow(pen, (19, 22.5), (2, 22.5), RED)


def approve(pen: Pen) -> None:
    """A form with a red seal."""
    sheet(pen, 3, 3, 20, 26)
    pen.disc(22, 22, 8.6, PAPER)
    pen.disc(22, 22, 8, RED)
    pen.disc(22, 22, 5.9, PAPER)
    pen.disc(22, 22, 4.9, RED)


def publish(pen: Pen) -> None:
    """A loudspeaker."""
    pen.shape([(3, 12.4), (10, 12.4), (22, 4.6), (22, 25.4), (10, 17.6), (3, 17.6)], BLUE)
    pen.line([(8.2, 18.4), (10.4, 26.6)], DEEP, 3.4)
    for radius in (4.2, 8.4):
        pen.arc((22, 15), radius, (-42, 42), GREEN, 2.0)


def _arrow(pen: Pen, tail: Point, tip: Point, color: str) -> None:
    """A level arrow on a white ground."""
    back = -6.5 if tip[0] > tail[0] else 6.5
    pen.line([tail, (tip[0] + back, tip[1])], PAPER, 5.4)
    pen.line([tail, (tip[0] + back, tip[1])], color, 3.2)
    pen.shape([tip, (tip[0] + back * 1.25, tip[1] - 6), (tip[0] + back * 1.25, tip[1] + 6)], color)


def clear(pen: Pen) -> None:
    """A rubber."""
    pen.line([(3, 27.6), (29, 27.6)], INK, 1.8)
    pen.shape([(18.6, 3.6), (28.8, 12.4), (20.2, 22.4), (10, 13.6)], BLUE)
    pen.shape([(10, 13.6), (20.2, 22.4), (15.8, 27.4), (9.4, 27.4), (4.2, 22.8), (4.2, 20.2)], RUBBER)


def undo(pen: Pen) -> None:
    """An arrow back."""
    pen.arc((16.5, 18), 9.2, (-150, 115), BLUE, 4)
    pen.shape([(1.8, 14.6), (12.6, 5.2), (14.4, 19.2)], BLUE)


def help_(pen: Pen) -> None:
    """A question mark."""
    pen.disc(16, 16, 14, BLUE)
    pen.arc((16, 12.4), 4.6, (-170, 65), PAPER, 3.0)
    pen.line([(17.8, 16.7), (16, 18.2), (16, 20)], PAPER, 3.0)
    pen.disc(16, 24.8, 2.1, PAPER)


ICONS: dict[str, Callable[[Pen], None]] = {
    "folder": folder,
    "check": check,
    "check_all": check_all,
    "consolidate": consolidate,
    "convert": convert,
    "send_out": send_out,
    "track": track,
    "give_back": give_back,
    "approve": approve,
    "publish": publish,
    "clear": clear,
    "undo": undo,
    "help": help_,
}


def draw(folder_: Path) -> None:
    """Writes every icon in every size."""
    for name, paint in ICONS.items():
        for size in SIZES:
            pen = Pen(heavy=size < 32)
            paint(pen)
            pen.picture.resize((size, size), Image.Resampling.LANCZOS).save(folder_ / f"{name}_{size}.png")


if __name__ == "__main__":
    draw(Path(__file__).parent)
