"""Cell functions with the signatures of hosts.udfs, and nothing behind them."""


def PG_VALIDATE(area=None, detail=False):  # noqa: N802
    """Checks the form on its sheet or in an area."""


def PG_TOTAL(area, department=None, column=None):  # noqa: N802
    """Exact total of a department; says "none" without one."""


def PG_WANYUAN(value, unit=None):  # noqa: N802
    """Any money text as 10,000 yuan."""


def PG_TARGET(text, part=None):  # noqa: N802
    """Operator, number and unit of a target."""


def PG_RULE(code, part=None):  # noqa: N802
    """Title of a rule."""


def PG_STATUS(unit, caller=None):  # noqa: N802
    """Submission state of a unit in the workbook."""


UDFS = (PG_VALIDATE, PG_TOTAL, PG_WANYUAN, PG_TARGET, PG_RULE, PG_STATUS)
