"""The look of the form, which the township template shares."""

from xl_perfgoals.templates.form_styles import FONT, FONT_SIZE, TEXT, FormStyles

__all__ = ["FONT", "FONT_SIZE", "TEXT", "FormStyles"]
