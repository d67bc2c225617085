"""Turns a summary and its findings into the sheets of the county summary workbook."""

from xl_perfgoals.ops.present.material import Material, Round, Wording
from xl_perfgoals.ops.present.workbook import (
    WORDING,
    county_material,
    county_properties,
    sheets_of,
)

__all__ = [
    "WORDING",
    "Material",
    "Round",
    "Wording",
    "county_material",
    "county_properties",
    "sheets_of",
]
