"""Products: the files that are to be installed in LibreOffice."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from xl_perfgoals.hosts.commands import UDFS_MODULE
from xl_perfgoals.office.build import COUNTY_WORKBOOK, build_county_workbook
from xl_perfgoals.office.calc.addons import EXTENSION
from xl_perfgoals.office.calc.basic_functions import functions_module
from xl_perfgoals.office.calc.extension import build_extension, macro_files
from xl_perfgoals.office.install.products import ProductError


class CalcProducts(NamedTuple):
    """The extension, the module of Basic, the macros by their paths, the county workbook."""

    extension: bytes
    module: str
    macros: Mapping[str, bytes]
    workbook: bytes


def build_calc_products(built: Path | None = None) -> CalcProducts:
    """Reads the built files from a folder, or builds them now. Raises ProductError."""
    functions = import_module(UDFS_MODULE).UDFS
    module, macros = functions_module(functions), macro_files()
    if built is not None:
        try:
            files = [(built / name).read_bytes() for name in (EXTENSION, COUNTY_WORKBOOK)]
        except FileNotFoundError as error:
            raise ProductError(f"“{built}”里没有 {Path(error.filename).name}。") from error
        return CalcProducts(files[0], module, macros, files[1])
    with TemporaryDirectory(prefix="xl_perfgoals-") as folder:
        extension = build_extension(Path(folder, EXTENSION)).read_bytes()
        workbook = build_county_workbook(Path(folder, COUNTY_WORKBOOK), functions).read_bytes()
    return CalcProducts(extension, module, macros, workbook)
