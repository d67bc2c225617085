"""Grid to form: labels are found wherever they stand, rows that slipped are put back, nothing is judged."""
