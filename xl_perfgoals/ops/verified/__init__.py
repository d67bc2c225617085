"""A county's summary workbook checked again after it was made: does it still say what it was made to say?"""
