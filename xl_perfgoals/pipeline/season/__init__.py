"""The round trip with units, one module a command."""
