"""Builds what is handed out: the add-in for Excel, the county workbook for Excel and LibreOffice."""

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from xl_perfgoals.core.policy import Policy
from xl_perfgoals.files.assets import asset
from xl_perfgoals.files.atomic import replace_whole
from xl_perfgoals.hosts.commands import COMMANDS, UDFS_MODULE
from xl_perfgoals.office.calc.addons import EXTENSION
from xl_perfgoals.office.calc.extension import build_extension
from xl_perfgoals.office.county.workbook import addin_workbook, county_workbook
from xl_perfgoals.office.ovba.modules import VbaModule, standard_module
from xl_perfgoals.office.packages import as_addin, read_parts, with_ribbon, write_parts
from xl_perfgoals.office.udf_wrappers import Udf, wrappers_module
from xl_perfgoals.office.vba_wording import wording_module
from xl_perfgoals.office.xlwings_vba import Serves, xlwings_module

ADDIN = "XlPerfGoals.xlam"
COUNTY_WORKBOOK = "绩效目标县级工作簿.xlsm"


def build_all(folder: Path, udfs: Sequence[Udf] | None = None) -> tuple[Path, ...]:
    """Builds everything into a folder; the paths. The same sources give the same bytes.

    udfs are the cell functions, those of hosts.udfs unless given.
    """
    functions = import_module(UDFS_MODULE).UDFS if udfs is None else udfs
    folder.mkdir(parents=True, exist_ok=True)
    return (
        build_addin(folder / ADDIN, functions),
        build_county_workbook(folder / COUNTY_WORKBOOK, functions),
        build_extension(folder / EXTENSION),
    )


def build_addin(out: Path, udfs: Sequence[Udf]) -> Path:
    """Builds the add-in for Excel: ribbon, commands on the workbook in front, cell functions."""
    modules = (*_commands(), _source("PgRibbon"), *_excel(Serves.FRONT, udfs))
    images = {command.image: asset("addin", "icons", f"{command.image}_32.png") for command in COMMANDS}
    ribbon = asset("addin", "ribbon", "customUI14.xml").read_text(encoding="utf-8")
    parts = as_addin(read_parts(addin_workbook(modules)))
    pictures = {name: path.read_bytes() for name, path in images.items()}
    return _write(out, with_ribbon(parts, ribbon, pictures))


def build_county_workbook(out: Path, udfs: Sequence[Udf]) -> Path:
    """Builds the county workbook, which in Excel needs no add-in: its buttons act on itself."""
    modules = (*_commands(), *_excel(Serves.OWN, udfs))
    return _write(out, read_parts(county_workbook(modules, Policy())))


def _commands() -> tuple[VbaModule, ...]:
    """The modules that carry out a command."""
    own = (_source(name) for name in ("PgButtons", "PgHost", "PgText"))
    return (*own, standard_module(wording_module()))


def _excel(serves: Serves, udfs: Sequence[Udf]) -> tuple[VbaModule, ...]:
    """The modules of the cell functions, and those through which Excel reaches Python."""
    return (standard_module(wrappers_module(udfs)), xlwings_module(serves))


def _source(name: str) -> VbaModule:
    return standard_module(asset("addin", "vba", f"{name}.bas").read_text(encoding="ascii"))


def _write(out: Path, parts: dict[str, bytes]) -> Path:
    replace_whole(out, write_parts(parts))
    return out
