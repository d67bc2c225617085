"""Builds what Office needs: VBA projects, the add-in, the county workbook."""
