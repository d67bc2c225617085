"""Where shipped samples, templates and add-in sources are: beside the package, or bundled in the wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def asset(*parts: str) -> Path:
    """The path of a shipped file or folder: asset("workbook", "samples"). Raises FileNotFoundError."""
    for root in (_PACKAGE / "bundled", _PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(parts))
