"""LibreOffice as a program beside ours: found, started, stopped, and asked to convert files."""
