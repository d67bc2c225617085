"""Installing in LibreOffice: what is in the way, what is done, also twice, and that it is undone."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.office.machines import linux, mac, windows, with_variables
from tests.support.libreoffice import SOFFICE
from xl_perfgoals.office.build import COUNTY_WORKBOOK
from xl_perfgoals.office.calc.installing import (
    NO_WISHES,
    Wishes,
    look_up,
    run_calc_install,
    run_calc_uninstall,
)
from xl_perfgoals.office.calc.places import calc_places
from xl_perfgoals.office.calc.products import CalcProducts, build_calc_products
from xl_perfgoals.office.install.doctor import examined_in
from xl_perfgoals.office.install.machine import Calc
from xl_perfgoals.office.install.points import CALC_POINTS
from xl_perfgoals.office.install.points.point import Scene, Verdict
from xl_perfgoals.office.install.steps import PutFile, Register, Unregister
from xl_perfgoals.office.install.this_machine import LocalHands

CALC = Calc("/usr/bin/soffice", (7, 4), "3.12", macros=True)
PRODUCTS = CalcProducts(b"extension", "module", {"pg_buttons.py": b"macro"}, b"workbook")
PROFILE = "/home/zhang/.config/libreoffice/4"
PAPERS = "/home/zhang/Documents/绩效目标县级工作簿"


class Hands:
    """Changes the disk of a made-up computer, and notes what LibreOffice is told."""

    def __init__(self, machine, *, fails=False):
        self.told, self.fails = [], fails
        disk = machine.files
        self.write, self.remove, self.remove_folder = disk.write, disk.remove, disk.remove_folder

    def register(self, step):
        if self.fails:
            raise OSError(0, "没有记住")
        self.told.append(step)

    unregister = register


def on_disk(machine):
    return {str(path): data for path, data in machine.files.files.items()}


def install(machine, wishes=NO_WISHES, **changes):
    hands = Hands(machine, **changes)
    return run_calc_install(machine, hands, lambda: PRODUCTS, wishes), hands


def verdicts(machine, *codes):
    examined = examined_in(Scene(machine, None, None, *look_up(machine)), CALC_POINTS)
    return [seen.verdict for point, seen in examined if point.code in codes]


def test_what_is_done():
    machine = linux(calc=CALC)
    outcome, hands = install(machine)
    assert outcome.good
    assert set(on_disk(machine)) == {
        f"{PROFILE}/user/Scripts/python/pg_buttons.py",
        f"{PROFILE}/user/xl_perfgoals.json",
        f"{PAPERS}/{COUNTY_WORKBOOK}",
        "/home/zhang/.local/share/xl_perfgoals/installed_calc.json",
    }
    ((profile, extension, _, module, trusted),) = hands.told
    assert (profile, extension, module, trusted) == (PROFILE, b"extension", "module", "")


def test_trust_is_given_only_if_asked_for_and_taken_back():
    machine = linux(calc=CALC)
    hands = install(machine, Wishes(trust=True))[1]
    assert hands.told[0].trusted == PAPERS
    install(machine)
    assert look_up(machine)[1].trusted == PAPERS
    hands = Hands(machine)
    assert run_calc_uninstall(machine, hands).good
    assert hands.told == [Unregister(PROFILE, PAPERS)]
    assert on_disk(machine) == {}


def test_a_dry_run_is_dry():
    machine = linux(calc=CALC)
    outcome = run_calc_install(machine, None, lambda: PRODUCTS)
    assert [type(step) for step in outcome.plan.steps].count(PutFile) == 3
    assert isinstance(outcome.plan.steps[-1], Register)
    assert on_disk(machine) == {}


@pytest.mark.parametrize(
    ("calc", "code"),
    [
        (None, "Z50"),
        (CALC._replace(version=(7, 3)), "Z50"),
        (CALC._replace(macros=False), "Z51"),
        (CALC._replace(open_profiles=("",)), "Z53"),
        (CALC._replace(open_profiles=("/somewhere/else", PROFILE)), "Z53"),
    ],
)
def test_in_the_way(calc, code):
    machine = linux(calc=calc)
    outcome, hands = install(machine)
    assert [obstacle.code for obstacle in outcome.plan.obstacles] == [code]
    assert (hands.told, on_disk(machine)) == ([], {})


def test_another_profile_may_be_open():
    machine = linux(calc=CALC._replace(open_profiles=("/home/zhang/other",)))
    assert install(machine)[0].good


def test_libreoffice_must_be_closed_to_uninstall():
    machine = linux(calc=CALC)
    install(machine)
    opened = replace(machine, calc=CALC._replace(open_profiles=("",)))
    assert [obstacle.code for obstacle in run_calc_uninstall(opened, Hands(machine)).plan.obstacles] == [
        "Z53"
    ]
    assert run_calc_uninstall(machine, Hands(machine)).good
    assert not run_calc_uninstall(machine, Hands(machine)).good


def test_other_peoples_macros_stay():
    machine = linux(calc=CALC)
    path = f"{PROFILE}/user/Scripts/python/pg_buttons.py"
    machine.files.write(path, b"not ours")
    outcome, hands = install(machine)
    assert not outcome.good
    assert (on_disk(machine), hands.told) == ({path: b"not ours"}, [])


def test_a_workbook_that_was_filled_in_stays():
    machine = linux(calc=CALC)
    install(machine)
    machine.files.write(f"{PAPERS}/{COUNTY_WORKBOOK}", b"filled in")
    install(machine)
    run_calc_uninstall(machine, Hands(machine))
    assert on_disk(machine) == {f"{PAPERS}/{COUNTY_WORKBOOK}": b"filled in"}


def test_what_libreoffice_refuses_is_told():
    outcome, _ = install(linux(calc=CALC), fails=True)
    assert [failure.reason for failure in outcome.failures] == ["没有记住"]
    assert outcome.installed.version == ""


def test_places():
    own = with_variables(linux(), XDG_CONFIG_HOME="/home/zhang/设置")
    own.files.write("/home/zhang/设置/user-dirs.dirs", 'XDG_DOCUMENTS_DIR="$HOME/文档"\n'.encode())
    assert calc_places(own).profile == "/home/zhang/设置/libreoffice/4"
    assert calc_places(own).workbook.startswith("/home/zhang/文档/")
    assert calc_places(mac()).profile == "/Users/zhang/Library/Application Support/LibreOffice/4"
    assert calc_places(windows()).profile.endswith(r"AppData\Roaming\LibreOffice\4")


def test_doctor_without_libreoffice():
    machine = linux()
    assert verdicts(machine, "Z50") == [Verdict.NOTE]
    assert set(verdicts(machine, "Z51", "Z52", "Z53", "Z54", "Z55", "Z56", "Z57")) == {Verdict.NOT_HERE}
    on_windows = verdicts(windows(), *(point.code for point in CALC_POINTS))
    assert Verdict.FAIL not in on_windows


def test_doctor_finds_what_is_missing():
    machine = linux(calc=CALC)
    assert verdicts(machine, "Z52", "Z54", "Z55", "Z56") == [Verdict.OK] + [Verdict.NOTE] * 3
    install(machine)
    assert verdicts(machine, "Z54", "Z55", "Z56") == [Verdict.FAIL, Verdict.FAIL, Verdict.OK]
    assert verdicts(replace(machine, calc=CALC._replace(python="3.8")), "Z52") == [Verdict.NOTE]


@pytest.fixture
def real(machine, tmp_path):
    own = replace(machine, environment={**machine.environment, "HOME": str(tmp_path / "家")})
    return replace(own, calc=own.calc._replace(open_profiles=()))


@pytest.mark.soffice
@SOFFICE[1]
def test_in_libreoffice(real):
    """Twice, and then taken out: nothing of ours is registered any more."""
    from xl_perfgoals.office.calc.registering import Ours, ours_in

    for _ in range(2):
        outcome = run_calc_install(real, LocalHands(), build_calc_products, Wishes(trust=True))
        assert outcome.good, outcome.failures
    seen = verdicts(real, *(point.code for point in CALC_POINTS))
    assert set(seen) <= {Verdict.OK, Verdict.NOTE}
    assert verdicts(real, "Z54", "Z55", "Z56", "Z57") == [Verdict.OK] * 4
    profile = Path(outcome.places.profile)
    settings = profile / "user" / "registrymodifications.xcu"
    folder = Path(outcome.places.workbook_folder).as_uri()
    assert folder in settings.read_text("utf-8")
    assert run_calc_uninstall(real, LocalHands()).good
    assert ours_in(profile) == Ours()
    assert folder not in settings.read_text("utf-8")
    assert not (profile / "user" / "Scripts" / "python").exists()
    assert not Path(outcome.places.workbook).exists()
