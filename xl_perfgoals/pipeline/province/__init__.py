"""Many counties in one run: each gets its own workbook and details, all together a summary."""
