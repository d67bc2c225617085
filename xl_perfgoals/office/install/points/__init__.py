"""POINTS: what the doctor looks at for Excel, and CALC_POINTS for LibreOffice, in the order of the report."""

from xl_perfgoals.office.install.points.by_hand import BY_HAND_POINTS
from xl_perfgoals.office.install.points.calc import CALC_POINTS
from xl_perfgoals.office.install.points.excel import EXCEL_POINTS
from xl_perfgoals.office.install.points.installed import INSTALLED_POINTS
from xl_perfgoals.office.install.points.point import Point
from xl_perfgoals.office.install.points.python import PYTHON_POINTS
from xl_perfgoals.office.install.points.security import SECURITY_POINTS

POINTS: tuple[Point, ...] = (
    *PYTHON_POINTS,
    *INSTALLED_POINTS,
    *EXCEL_POINTS,
    *SECURITY_POINTS,
    *BY_HAND_POINTS,
)

__all__ = ["CALC_POINTS", "POINTS"]
