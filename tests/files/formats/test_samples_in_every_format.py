"""The published forms written in every format in which townships send them read the same."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.support.formats import KINDS, sample_grids, written_as
from tests.support.published import CLEAN, published
from tests.test_other_formats import meanings
from xl_perfgoals.core.amount import add
from xl_perfgoals.core.submission import Status
from xl_perfgoals.pipeline.intake import take_in

TOTALS = {"平罗县乡村振兴服务中心": Decimal("7970.5904"), "平罗县灵沙乡人民政府": Decimal("312.7584")}


def totals(forms):
    """年度资金总额 by department."""
    return {
        name: add(form.funding.total.value for form in forms if form.department.value == name)
        for name in TOTALS
    }


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_forms(kind: str, tmp_path: Path):
    path = tmp_path / "报表.xls"  # no reader asks for the name
    path.write_bytes(written_as(kind, sample_grids()))
    submission = take_in([path]).submission
    (receipt,) = submission.receipts
    assert receipt.problem is None
    assert receipt.status in {Status.READ, Status.DOUBTS}
    assert sum(len(form.indicators) for form in submission.forms) == 150
    assert meanings(submission.forms) == meanings(published(CLEAN).intake.submission.forms)
    assert totals(submission.forms) == TOTALS
