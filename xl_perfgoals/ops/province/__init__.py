"""A province from what its counties came to: summary sheets, tables of details, and JSON."""
