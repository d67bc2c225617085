"""Number formats: which format a number has, and how it is displayed under it (0.95 as 95%)."""
