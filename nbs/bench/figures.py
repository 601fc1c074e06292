"""What a benchmark opens with: a chart and a table of its figures, each beside what was asked of it.

A notebook runs from top to bottom, and its figures are known at its end. So its first cell makes an `Opening`, which leaves room
where it stands; the last one gives it what was measured, and chart and table appear there. Nothing is kept in another file.
"""
import math
import os
from dataclasses import dataclass
from io import BytesIO

import psutil
from IPython.display import Image, Markdown, display
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

REACHED, MISSED, OTHER, INK = "#2a78b8", "#c8570c", "#9aa5b1", "#1f2933"
WORDS = {REACHED: "reaches what was asked", MISSED: "does not", OTHER: "nothing was asked"}


def told(value):
    "A number with three digits that count, below one with two"
    digits = (2 if abs(value) >= 1 else 1) - math.floor(math.log10(abs(value))) if value else 0
    return f"{value:,.{min(max(digits, 0), 6)}f}"


@dataclass(frozen=True)
class Bar:
    "A figure, and what was asked of it"
    name: str
    value: float
    at_least: float | None = None
    at_most: float | None = None

    @property
    def aim(self): return self.at_most if self.at_least is None else self.at_least

    @property
    def asked(self):
        if self.aim is None: return ""
        return f"at {'most' if self.at_least is None else 'least'} {float(told(self.aim).replace(',', '')):,g}"

    @property
    def reached(self):
        "Whether the figure, as it is told, is what was asked; None where nothing was"
        value = float(told(self.value).replace(",", ""))
        if self.aim is None: return None
        return value >= self.at_least if self.at_most is None else value <= self.at_most

    @property
    def colour(self): return {True: REACHED, False: MISSED, None: OTHER}[self.reached]


@dataclass(frozen=True)
class Panel:
    "Bars of one unit"
    what: str
    unit: str
    bars: list[Bar]

    @property
    def title(self): return f"{self.what} ({self.unit})" if self.unit else self.what


def edges(panel):
    "How far the axis goes, and where the text of each bar begins: behind the bar, or behind its line where that is in the way"
    room = 1.85  # a text takes a little less than a half of the axis

    def near(bar, right): return bar.asked and bar.value <= bar.aim < bar.value + 0.46 * right
    starts = [bar.aim if bar.asked and bar.value <= bar.aim < room * bar.value else bar.value for bar in panel.bars]
    right = max(max(start * (room if bar.asked else 1.2), 1.05 * (bar.aim or 0)) for start, bar in zip(starts, panel.bars))
    return right or 1, [bar.aim if near(bar, right) else bar.value for bar in panel.bars]


def draw_panel(ax, panel):
    "A bar for each figure, with a line at what was asked"
    names, (right, starts) = [bar.name for bar in panel.bars], edges(panel)
    ax.barh(names, [bar.value for bar in panel.bars], 0.66, color=[bar.colour for bar in panel.bars])
    for y, (bar, start) in enumerate(zip(panel.bars, starts)):
        text = f"{told(bar.value)}  (asked: {bar.asked})" if bar.asked else told(bar.value)
        ax.annotate(text, (start, y), (5, 0), textcoords="offset points", va="center")
        for colour, width in (("white", 4), (INK, 2)) if bar.asked else ():
            ax.plot([bar.aim] * 2, [y - 0.5, y + 0.5], color=colour, lw=width, solid_capstyle="butt")
    ax.set(ylim=(len(names) - 0.45, -0.55), xlim=(0, right), xticks=[])
    ax.set_title(" ", fontsize=11)  # room for the words, which begin at the left edge of the picture
    ax.annotate(panel.title, (0, 1), (8, 5), ("figure fraction", "axes fraction"), "offset points",
                fontsize=11, fontweight="bold", annotation_clip=False).set_in_layout(False)
    ax.tick_params(length=0)
    ax.spines[["top", "right", "bottom"]].set_visible(False)


def chart(panels):
    "A picture of the panels below each other, on light paper"
    sizes = [len(panel.bars) + 1.4 for panel in panels]
    figure = Figure(figsize=(7.2, 0.27 * sum(sizes) + 0.45), dpi=100, layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    for ax, panel in zip(figure.subplots(len(panels), height_ratios=sizes, squeeze=False)[:, 0], panels): draw_panel(ax, panel)
    colours = {bar.colour for panel in panels for bar in panel.bars}
    marks = [Patch(color=colour, label=words) for colour, words in WORDS.items() if colour in colours]
    if colours - {OTHER}: marks.append(Line2D([], [], color=INK, lw=2, label="what was asked"))
    figure.legend(handles=marks, loc="outside lower left", ncols=4, frameon=False, fontsize=9.5, handlelength=1.2)
    figure.savefig(to := BytesIO(), format="png")
    return Image(to.getvalue())


def table(panels):
    "The same figures as a table in Markdown"
    said = {True: "yes", False: "no", None: ""}
    rows = [f"| {panel.what}: {bar.name} | {told(bar.value)} {panel.unit} | {bar.asked} | {said[bar.reached]} |".replace("  |", " |")
            for panel in panels for bar in panel.bars]
    return "\n".join(["| | measured | asked | reached |", "|---|---:|---:|---|", *rows])


def circumstances(busy, model=None):
    "One line: with what, and beside what else, it was measured"
    real_time = hasattr(os, "sched_getscheduler") and os.sched_getscheduler(0) in (os.SCHED_RR, os.SCHED_FIFO)
    first = real_time or hasattr(os, "getpriority") and os.getpriority(os.PRIO_PROCESS, 0) < 0
    return (f"Measured in one run on {os.cpu_count()} cores{' with priority over other work' * first}{f', model {model}' * bool(model)}; "
            f"in the second before, other work took {busy:.0f} % of them.")


class Opening:
    "Room for the chart and the table, where it is made"

    def __init__(self):
        self.busy = psutil.cpu_percent(1)
        self.chart, self.table = display(display_id=True), display(display_id=True)

    def show(
        self,
        panels,  # of what was measured
        model=None,  # its version, where the figures depend on it
    ):
        "Draw what was measured into that room"
        panels = [panel for panel in panels if panel.bars]
        if not panels: return
        self.chart.update(chart(panels))
        self.table.update(Markdown(f"{table(panels)}\n\n{circumstances(self.busy, model)}"))
