"""Rosters for many counties: one workbook for all of them, or a folder with one named after each county."""

from pathlib import Path

import click

from xl_perfgoals.cli.options import roster_of
from xl_perfgoals.files.folders import Found, find_files
from xl_perfgoals.pipeline.province.counties import county_names
from xl_perfgoals.pipeline.province.job import Rosters


def rosters_of(path: Path | None, folder: Path) -> Rosters:
    """The rosters for the counties in a folder. Raises click.ClickException for a file of no such county, and
    with the faults of the first roster that has any.
    """
    if path is None or not path.is_dir():
        return Rosters(roster_of(path))
    files = [found.path for found in find_files([path]) if isinstance(found, Found)]
    counties = county_names(folder)
    for file in files:
        if file.stem not in counties:
            raise click.ClickException(
                f"名册“{file.name}”不知道是哪个县的：“{folder.name}”里没有“{file.stem}”这个子文件夹。"
                "名册要和县的文件夹同名。"
            )
    return Rosters(own={file.stem: roster_of(file) for file in files})
