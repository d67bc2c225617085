"""The workbook that townships fill in: official forms with live native checks, no macros, no Python."""
