"""An organisation drawn: a box for each post, type of unit and committee, the top at the left, lines to who leads."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Rectangle

from sim.analysis.figures import INK, WIDTH, style, wrapped
from sim.analysis.sentences import SENTENCES
from sim.organisation import Organisation

_ROW: Final = 0.5  # inches a row
_BOX: Final = 0.86  # of a column's width
_LETTERS: Final = 31
_LETTERS_IN_SMALL: Final = 38
_ROOM: Final = 1.0  # rows that a committee takes above the first post that answers to it
_ABOVE: Final = 0.84  # rows from the middle of a post to that of the committee above it
_SHADES: Final = ("#ededed", "#d9d9d9", "#f7f7f7", "#cfcfcf", "#e4e4e4", "#c4c4c4")
_PALE: Final = "#ffffff"

Titles = Mapping[str, Mapping[str, str]]


class Box(NamedTuple):
    """A box: its text, the column (from the top of the organisation) and row where it stands, its office, its marks.

    `committee` is the key of the committee that the post answers to, where that is not the same as of who leads it.
    """

    text: str
    column: int
    row: float
    office: str
    twice: bool
    committee: str


class Committee(NamedTuple):
    """A committee's box: its title, its column and row, and the rows of the posts that answer to it."""

    text: str
    column: int
    row: float
    below: list[float]


def chart(organisation: Organisation, language: str, types: Titles) -> Figure:
    """Return the chart of an organisation; `types` are the titles of types of unit by language.

    Columns are steps from the top. Posts of a person who holds more than one have a thick frame and share a letter; the
    committee that a post answers to stands above it, with a dotted line to its colleagues that do too. Grey tells
    offices apart; heads of independent units stand outside the chart and are not drawn.
    """
    boxes, lines = placed(organisation, language, types)
    bodies = committees(organisation, boxes, language)
    columns, rows = max(box.column for box in boxes.values()) + 1, max(box.row for box in boxes.values()) + 1
    offices = sorted({box.office for box in boxes.values() if box.office})
    with style():
        figure = Figure(figsize=(WIDTH, _ROW * rows + 1.3))
        ax = figure.add_axes((0.01, 0.01, 0.98, 0.98 - 0.75 / (_ROW * rows + 1.3)))
        ax.set_xlim(0, columns)
        ax.set_ylim(rows - 0.4, -0.6)
        ax.set_axis_off()
        for above, below in lines:
            _connect(ax, boxes[above], boxes[below])
        for box in boxes.values():
            shade = _SHADES[offices.index(box.office) % len(_SHADES)] if box.office else _PALE
            _draw(ax, box, shade)
        for body in bodies:
            _draw_committee(ax, body)
        title = organisation.title.sv if language == "sv" else organisation.title.en
        figure.suptitle(f"{title}\n{SENTENCES[language]['chart']}", x=0.01, y=0.995, ha="left", va="top", fontsize=17)
    return figure


def placed(organisation: Organisation, language: str, types: Titles) -> tuple[dict[str, Box], list[tuple[str, str]]]:
    """Return every box by key, and the lines between them: leaves have a row each, who leads stands midway."""
    below = _below(organisation)
    letters = _letters(organisation)
    boxes: dict[str, Box] = {}
    lines: list[tuple[str, str]] = []
    above_it: dict[int, str] = {}  # by column the committee of the last post placed there
    next_row = 0.0

    def place(key: str, column: int) -> float:
        nonlocal next_row
        rows = []
        next_row += _ROOM if own_committee(organisation, key) not in ("", above_it.get(column)) else 0.0
        above_it[column] = own_committee(organisation, key)
        above_it.pop(column + 1, None)
        for other in below.get(key, ()):
            lines.append((key, other))
            rows.append(place(other, column + 1))
        if not rows:
            rows = [next_row]
            next_row += 1.0
        row = (rows[0] + rows[-1]) / 2.0
        boxes[key] = _box(organisation, key, (language, types, letters), (column, row))
        return row

    for key in below[""]:
        place(key, 0)
    return boxes, lines


def committees(organisation: Organisation, boxes: Mapping[str, Box], language: str) -> list[Committee]:
    """Return the committees' boxes: one above each run of posts that stand under one another and answer to the same."""
    found: list[Committee] = []
    for column in range(max(box.column for box in boxes.values()) + 1):
        last = ""
        for box in sorted((box for box in boxes.values() if box.column == column), key=lambda box: box.row):
            if box.committee and box.committee != last:
                title = organisation.committees[box.committee].title
                text = title.sv if language == "sv" else title.en
                found.append(Committee(text, column, box.row - _ABOVE, []))
            if box.committee:
                found[-1].below.append(box.row)
            last = box.committee
    return found


def own_committee(organisation: Organisation, key: str) -> str:
    """Return the committee that a post answers to where it is not that of the post that leads it, else nothing."""
    post = organisation.posts.get(key)
    above = organisation.posts[post.reports_to].committee if post and post.reports_to else ""
    return post.committee if post and post.committee != above else ""


def _below(organisation: Organisation) -> dict[str, list[str]]:
    """Return whom each post leads, posts before types of unit, those of one committee next to each other.

    Under "" stands whoever has nobody above.
    """
    below: dict[str, list[str]] = {"": []}
    for key, post in organisation.posts.items():
        below.setdefault(post.reports_to, []).append(key)
    for key, unit in organisation.units.items():
        if unit.owner != "independent":
            below.setdefault(unit.reports_to, []).append(key)
    return {above: sorted(keys, key=lambda key: own_committee(organisation, key)) for above, keys in below.items()}


def _letters(organisation: Organisation) -> dict[str, str]:
    """Return a letter for each post of a person who holds more than one."""
    several = [person.posts for person in organisation.persons.values() if len(person.posts) > 1]
    return {post: chr(ord("A") + place) for place, posts in enumerate(several) for post in posts}


def _box(
    organisation: Organisation,
    key: str,
    words: tuple[str, Titles, Mapping[str, str]],
    where: tuple[int, float],
) -> Box:
    language, types, letters = words
    if key not in organisation.posts:
        title = types.get(key, {}).get(language, key.replace("_", " "))
        return Box(
            SENTENCES[language]["units_of"].format(title=title), *where, organisation.units[key].office,
            twice=False, committee="",
        )  # fmt: skip
    post = organisation.posts[key]
    text = post.title.sv if language == "sv" else post.title.en
    if post.coordinates:
        text = f"⇄ {text}"
    if key in letters:
        text += f" ({letters[key]})"
    return Box(text, *where, post.office, twice=key in letters, committee=own_committee(organisation, key))


def _draw(ax: Axes, box: Box, shade: str) -> None:
    letters = _LETTERS if len(box.text) <= _LETTERS else _LETTERS_IN_SMALL
    text = "\n".join(wrapped(line, letters) for line in box.text.split("\n"))
    frame = FancyBboxPatch(
        (box.column + 0.02, box.row - 0.4), _BOX, 0.8, boxstyle="round,pad=0,rounding_size=0.03", mutation_aspect=8,
        facecolor=shade, edgecolor=INK, linewidth=3.5 if box.twice else 1.0,
    )  # fmt: skip
    ax.add_patch(frame)
    size = 12.5 if letters == _LETTERS else 11
    ax.text(box.column + 0.04, box.row, text, va="center", ha="left", color=INK, fontsize=size, linespacing=1.0)


def _draw_committee(ax: Axes, body: Committee) -> None:
    """Draw a committee with square corners, and a dotted line from it along the posts that answer to it."""
    left, edge = body.column + 0.02, body.column + 0.006
    ax.add_patch(
        Rectangle((left, body.row - 0.36), _BOX, 0.72, facecolor="white", edgecolor=INK, linewidth=1.6, linestyle="--")
    )
    letters = _LETTERS if len(body.text) <= _LETTERS else _LETTERS_IN_SMALL
    size = 12.5 if letters == _LETTERS else 11
    text = wrapped(body.text, letters)
    ax.text(left + 0.02, body.row, text, va="center", ha="left", color=INK, fontsize=size, style="italic")
    points = [(left, body.row), (edge, body.row), (edge, max(body.below))]
    ax.plot(*zip(*points, strict=True), color=INK, linewidth=2.0, linestyle=":")
    for row in body.below:
        ax.plot((edge, left), (row, row), color=INK, linewidth=2.0, linestyle=":")


def _connect(ax: Axes, above: Box, below: Box) -> None:
    bend = above.column + 0.02 + _BOX + 0.06
    points: Sequence[tuple[float, float]] = (
        (above.column + 0.02 + _BOX, above.row), (bend, above.row), (bend, below.row), (below.column + 0.02, below.row),
    )  # fmt: skip
    ax.plot(*zip(*points, strict=True), color=INK, linewidth=1.2, zorder=0, solid_joinstyle="miter")
