"""Any form into the official template: what is written where, and what was repaired, lost or is in doubt."""
