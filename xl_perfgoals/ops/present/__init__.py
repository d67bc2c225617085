"""Turns a summary and its findings into the sheets of the county summary workbook."""

from xl_perfgoals.ops.present.material import Round, Wording
from xl_perfgoals.ops.present.workbook import county_properties, county_sheets

__all__ = ["Round", "Wording", "county_properties", "county_sheets"]
