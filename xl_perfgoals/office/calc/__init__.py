"""Our part of LibreOffice Calc: the extension, the functions for cells, and how they are installed."""
