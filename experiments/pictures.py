"""The pictures that a command leaves beside its tables, as PNG and SVG."""

import io
from pathlib import Path
from typing import Final

import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure

from sim.analysis import lines
from sim.analysis.view import View
from sim.study.results import write_whole

DOTS_AN_INCH: Final = 100


def several_points(folder: Path, paired: pd.DataFrame, shown: View) -> None:
    """Write the one figure of several points: `points`."""
    write(lines.points_figure(paired, shown), folder, "points")


def write(figure: Figure, folder: Path, stem: str) -> bytes:
    """Write a figure as PNG and SVG, without a date, so that the same figure gives the same files; return the PNG."""
    image = png(figure)
    write_whole(folder / f"{stem}.png", lambda path: path.write_bytes(image))
    with mpl.rc_context({"svg.hashsalt": stem}):
        write_whole(folder / f"{stem}.svg", lambda path: figure.savefig(path, metadata={"Date": None}))
    return image


def png(figure: Figure) -> bytes:
    """Return a figure as PNG; the places of all that is drawn are found once, and not again for another file."""
    if figure.get_layout_engine() is not None:
        figure.draw_without_rendering()
        figure.set_layout_engine("none")
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=DOTS_AN_INCH, metadata={"Software": None})
    return buffer.getvalue()
