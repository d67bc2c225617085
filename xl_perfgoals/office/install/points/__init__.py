"""POINTS: everything the doctor looks at, in the order in which it reports."""

from xl_perfgoals.office.install.points.by_hand import BY_HAND_POINTS
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
