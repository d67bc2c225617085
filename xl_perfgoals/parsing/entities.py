"""Names of characters, like &nbsp;, that systems which speak HTML leave in texts."""


def unescaped(text: str) -> str:
    """The text with the characters that are named."""
    if "&" not in text:
        return text
    import html  # noqa: PLC0415 - brings a table of all names, and few texts have any

    return html.unescape(text)
