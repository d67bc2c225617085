"""build_release: all that is handed out, in one folder, with its sums; nobody's work is overwritten."""

from pathlib import Path
from tempfile import TemporaryDirectory

from xl_perfgoals.core.policy import Policy
from xl_perfgoals.files.atomic import replace_whole
from xl_perfgoals.office.build import build_all
from xl_perfgoals.office.offline.setup_offline import SUMS
from xl_perfgoals.office.sums import file_sum, read_sums, write_sums
from xl_perfgoals.templates import blank_template, write_template

TEMPLATE = "乡镇填报模板.xlsx"
_FORMS = 10


class FilledInError(Exception):
    """A file in the way that is not as it was built: somebody may have worked in it."""


def build_release(folder: Path) -> tuple[Path, ...]:
    """Builds into a folder that is new, or of an earlier build. Raises FilledInError."""
    with TemporaryDirectory(prefix="xl_perfgoals-") as scratch:
        built = build_all(Path(scratch))
        template = Path(scratch, TEMPLATE)
        write_template(template, blank_template(Policy(), _FORMS))
        files = {path.name: path for path in (*built, template)}
        noted = read_sums(folder)
        for name, path in files.items():
            there = folder / name
            if there.exists() and file_sum(there) not in {noted.get(name), file_sum(path)}:
                raise FilledInError(f"“{there}”做好以后被改动过，没有覆盖它。请先移走，或换一个文件夹。")
        folder.mkdir(parents=True, exist_ok=True)
        for name, path in files.items():
            replace_whole(folder / name, path.read_bytes())
    write_sums(folder, sorted(files))
    return tuple(folder / name for name in (*files, SUMS))
