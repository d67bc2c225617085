"""Writes vbaProject.bin, the part of a workbook that holds its VBA."""
