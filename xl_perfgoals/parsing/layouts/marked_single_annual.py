"""A: the form of 2015 with one column of annual values; marks (必填), (必填硬性指标) stand in the 二级指标.

Known by its marks. 成本 hangs under 产出. Long tables break over pages and lose the merged 一级指标, and
rows slip sideways: `parsing.rows` puts both back for every layout, trusting cells rather than columns.
"""

from xl_perfgoals.core.form import PerfGoalForm
from xl_perfgoals.parsing.columns import Column
from xl_perfgoals.parsing.layouts.layout import Layout


def _shown(form: PerfGoalForm, _: frozenset[Column]) -> bool:
    return any(row.mark for row in form.indicators)


LAYOUT = Layout("A", "单列年度指标，带“必填”标记", _shown)
