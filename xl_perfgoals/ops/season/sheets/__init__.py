"""The workbook 报送情况.xlsx: progress, whom to phone, what changed between rounds, control numbers."""

from xl_perfgoals.ops.season.sheets.workbook import TRACKING_SHEETS, tracking_properties, tracking_sheets

__all__ = ["TRACKING_SHEETS", "tracking_properties", "tracking_sheets"]
