"""The season's buttons: sending out, tracking, returning, approving, publishing from the county workbook."""
