"""LibreOffice Calc as a host: its process, its documents, and an xlwings engine over UNO."""
