"""What `import xl_perfgoals` offers."""

import subprocess
import sys
from decimal import Decimal

import pytest

import xl_perfgoals
from xl_perfgoals.files.assets import asset


def test_from_files_to_findings():
    submission = xl_perfgoals.take_in([asset("workbook", "samples")]).submission
    summary = xl_perfgoals.consolidate(submission)
    findings = xl_perfgoals.check(submission, summary=summary)
    assert summary.money.total.amount == Decimal("8283.3488")
    assert {finding.code for finding in findings} <= {rule.code for rule in xl_perfgoals.RULES}


def test_every_public_name_is_there():
    assert all(hasattr(xl_perfgoals, name) for name in xl_perfgoals.__all__)
    with pytest.raises(AttributeError):
        _ = xl_perfgoals.nothing


def test_importing_it_imports_little():
    code = "import sys, xl_perfgoals; print('pandas' in sys.modules, 'pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
