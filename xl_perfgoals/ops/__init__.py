"""The verbs: check, consolidate, present. Values in, values out; no file, no clock."""
