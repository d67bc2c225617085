"""A: the form of 2015 with one column of annual values; marks (必填), (必填硬性指标) stand in the 二级指标.

Known by its marks. 成本 hangs under 产出. Long tables break over pages and lose the merged 一级指标, and
rows slip sideways: `parsing.rows` puts both back for every layout, trusting cells rather than columns.
"""

from operator import attrgetter

from xl_perfgoals.parsing.layouts.layout import Layout, Page

_mark = attrgetter("mark")


def _shown(page: Page) -> bool:
    return any(map(_mark, page.indicators))


LAYOUT = Layout("A", "单列年度指标，带“必填”标记", _shown)
