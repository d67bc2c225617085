"""The reading cache: what files came to when they were last read; unchanged ones are not read again."""
