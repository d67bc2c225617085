"""LibreOffice with our extension and functions installed in a profile of the tests' own."""

import json
import shutil
import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest

from xl_perfgoals.office.calc.installing import Wishes, run_calc_install
from xl_perfgoals.office.calc.products import build_calc_products
from xl_perfgoals.office.install.this_machine import LocalHands, this_machine

OTHER_PYTHON = [3, 99]
NEVER, AS_SET = 0, 3


@pytest.fixture(scope="session")
def machine(tmp_path_factory):
    """This computer, with a home and a profile of LibreOffice that are new."""
    home = tmp_path_factory.mktemp("home")
    own = this_machine()
    own = replace(own, environment={**own.environment, "HOME": str(home)})
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        own.environment.pop(name, None)
    return replace(own, calc=own.calc._replace(open_profiles=()))


@pytest.fixture(scope="session")
def installed(machine):
    outcome = run_calc_install(machine, LocalHands(), build_calc_products, Wishes(trust=True))
    assert outcome.good, (outcome.plan.obstacles, outcome.failures)
    return outcome


def noted(profile, **changes):
    """Changes what the macros find the program by."""
    path = profile / "user" / "xl_perfgoals.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), encoding="utf-8")


@pytest.fixture(scope="session", params=["within", "beside"])
def calc(request, machine, installed, tmp_path_factory):
    """LibreOffice with the program within its own process, and beside it as for another Python."""
    from xl_perfgoals.hosts.calc.office_process import started_office

    own = ".".join(map(str, sys.version_info[:2]))
    if request.param == "within" and machine.calc.python != own:
        pytest.skip(f"LibreOffice's Python is {machine.calc.python}, ours {own}")
    profile = tmp_path_factory.mktemp(request.param) / "profile"
    shutil.copytree(installed.places.profile, profile)
    if request.param == "beside":
        noted(profile, version=OTHER_PYTHON)
    with started_office(profile=profile, as_it_is=True) as office:
        yield Calc(office)


class Calc:
    """What the tests do in LibreOffice."""

    def __init__(self, office):
        self.office = office

    def new(self):
        return self.open("private:factory/scalc")

    def open(self, url, *, macros=False, hidden=True):
        from xl_perfgoals.hosts.calc.uno_bridge import properties, url_of

        if not str(url).startswith("private:"):
            url = url_of(url)
        options = {"Hidden": hidden, "MacroExecutionMode": AS_SET if macros else NEVER}
        return self.office.desktop.loadComponentFromURL(url, "_blank", 0, properties(**options))

    def script(self, address):
        from xl_perfgoals.hosts.calc.uno_bridge import service

        scripts = service(self.office.context, "script.provider.MasterScriptProviderFactory")
        return scripts.createScriptProvider("").getScript(address)

    def press(self, name, *given):
        address = f"vnd.sun.star.script:pg_buttons.py${name}?language=Python&location=user"
        self.script(address).invoke(given, (), ())


@pytest.fixture
def document(calc):
    opened = calc.new()
    yield opened
    opened.close(True)


@pytest.fixture
def cells(document):
    """The first sheet of a new document: what is typed, and what is shown."""
    sheet = document.Sheets.getByIndex(0)

    def put(address, formula):
        sheet.getCellRangeByName(address).Formula = formula
        return shown(address)

    def fill(address, rows):
        sheet.getCellRangeByName(address).setDataArray(tuple(map(tuple, rows)))

    def shown(address):
        return sheet.getCellRangeByName(address).String

    def block(address, formula):
        area = sheet.getCellRangeByName(address)
        area.setArrayFormula(formula)
        return area.getDataArray()

    return SimpleNamespace(put=put, fill=fill, shown=shown, block=block, sheet=sheet)
