"""Files in and out: bytes to Book, Sheet to workbook. The only layer that opens a file."""
