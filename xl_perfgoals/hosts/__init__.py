"""What the program does inside a spreadsheet: buttons and cell functions, written once against xlwings."""
