"""The picture of the results for the README: python -m benchmarks.picture draws what was kept last."""

from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager, pyplot
from matplotlib.axes import Axes

from benchmarks import commands
from benchmarks.results import Comparison, Results, kept

PICTURE = Path(__file__).parents[1] / "docs" / "图" / "速度.svg"
FONTS = ("Noto Sans CJK SC", "Noto Sans CJK JP", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei")
OURS, OTHERS, BOUND = "#c0392b", "#7f8c8d", "#2e86ab"
BARS = {
    commands.RAW: ("只读取，不处理（calamine）", BOUND),
    commands.OURS_AGAIN: ("本程序，改一个文件后再汇总", OURS),
    commands.OURS_COLD: ("本程序：校验、汇总、成册", OURS),
    commands.XLSXWRITER: ("脚本：calamine＋XlsxWriter", OTHERS),
    commands.CALAMINE: ("脚本：pandas＋calamine", OTHERS),
    commands.OPENPYXL: ("脚本：pandas＋openpyxl", OTHERS),
}


def draw(results: Results, path: Path = PICTURE) -> None:
    compared = [one for one in (results.small, results.large) if one]
    settings = {
        "font.family": [name for name in FONTS if name in font_manager.get_font_names()],
        "svg.hashsalt": "xl_perfgoals",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "font.size": 10,
    }
    with mpl.rc_context(settings):
        figure, axes = pyplot.subplots(
            len(compared), 1, figsize=(8, 2.6 * len(compared)), layout="constrained", squeeze=False
        )
        for place, one in zip(axes[:, 0], compared, strict=True):
            _bars(place, one)
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)
        pyplot.close(figure)


def _bars(axes: Axes, compared: Comparison) -> None:
    shown = [name for name in BARS if name in compared.runs]
    if compared.books < 100:
        shown.remove(commands.OURS_AGAIN)  # there no file was changed
    ours = compared.runs[commands.OURS_COLD].seconds
    seconds = [compared.runs[name].seconds for name in shown]
    titles, colours = zip(*(BARS[name] for name in shown), strict=True)
    bars = axes.barh(titles, seconds, color=colours)
    labels = [_label(cost, cost / ours) for cost in seconds]
    axes.bar_label(bars, labels, padding=4)
    axes.invert_yaxis()
    axes.set_xlim(0, max(seconds) * 1.25)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    title = f"{compared.books:,} 个文件、{compared.forms:,} 张表（倍数：用时与本程序相比）"
    axes.set_title(title, loc="left", fontsize=11)


def _label(seconds: float, times: float) -> str:
    """Two digits, as much as such a measurement is worth."""
    cost = f"{seconds:.0f}" if seconds >= 10 else f"{seconds:.2g}"
    return f"{cost} 秒，{times:.0f} 倍" if times >= 10 else f"{cost} 秒，{times:.2g} 倍"


if __name__ == "__main__":
    draw(kept())
