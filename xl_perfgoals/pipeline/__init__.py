"""Ties the steps together: files in, values, files out."""
