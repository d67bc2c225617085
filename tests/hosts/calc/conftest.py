"""LibreOffice as the host of every test here that asks for an app."""

import pytest

from tests.support.calc_host import CalcHost


@pytest.fixture
def host(office, tmp_path_factory):
    return CalcHost(office, tmp_path_factory.mktemp("calc"))
