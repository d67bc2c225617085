"""The nouns: frozen values that every other layer speaks in. Nothing here reads, decides or writes."""
