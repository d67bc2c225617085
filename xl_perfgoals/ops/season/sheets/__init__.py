"""The workbook 报送情况.xlsx: progress, whom to phone, what changed between rounds, control numbers."""

from xl_perfgoals.ops.season.sheets.workbook import tracking_properties, tracking_sheets

__all__ = ["tracking_properties", "tracking_sheets"]
