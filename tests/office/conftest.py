"""Everything is built once for the tests of this folder, with stand-ins for the cell functions."""

import pytest

from tests.office.stand_ins import UDFS
from xl_perfgoals.office.build import ADDIN, COUNTY_WORKBOOK, build_all


@pytest.fixture(scope="session")
def dist(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    build_all(folder, UDFS)
    return folder


@pytest.fixture(scope="session")
def addin(dist):
    return dist / ADDIN


@pytest.fixture(scope="session")
def county(dist):
    return dist / COUNTY_WORKBOOK
