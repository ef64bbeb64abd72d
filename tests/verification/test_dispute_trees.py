"""Where disputes are settled: at the lowest common superior, found here from the file's own lines.

Each function is claimed by two posts, firmly, and both are ready to dispute, so every issue of it is a dispute of that
pair. No warm-up: what is counted holds issue by issue, whatever the queues. Numbers of issues of a pair are Poisson.
"""

from collections import Counter
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from sim.ledger import columns as c
from tests.verification.closed_forms import heights, mean_and_variance
from tests.verification.estimate import mean_of, number_of
from tests.verification.networks import Log, Span, kind, organisation, post, tables_of, work

Lines = dict[str, str]  # post: superior ('' above the top)
Pair = tuple[str, str]

SPAN = Span(warm_up=0.0, measured=400.0, after=60.0)
POSTS = 9
SHAPES = {"line": lambda n: n - 1, "star": lambda _: 0, "fork": lambda n: (n - 1) // 2}
GROWN = [f"grown_{seed}" for seed in (1, 2, 3)]
# branches, depth: mean height at which two distinct leaves meet
TREES = {(2, 3): 2.428571, (3, 2): 1.75, (3, 3): 2.615385, (4, 2): 1.8}


def tree(shape: str) -> Lines:
    """Return a chart of nine posts under shuffled names; a grown one adds each post below a random earlier one."""
    draw = np.random.default_rng(int(shape[-1]) if shape in GROWN else 0)
    names = [f"post_{n}" for n in draw.permutation(POSTS)]
    above = SHAPES.get(shape, draw.integers)
    return {names[0]: "", **{names[n]: names[int(above(n))] for n in range(1, POSTS)}}


def full_tree(branches: int, depth: int) -> tuple[Lines, list[str]]:
    """Return a chart in which every post above the leaves has equally many below it, and the leaves."""
    lines, row = {"top": ""}, ["top"]
    for _ in range(depth):
        below = {f"{key}_{n}": key for key in row for n in range(branches)}
        lines, row = lines | below, list(below)
    return lines, row


def line_of(lines: Lines, key: str) -> list[str]:
    """Return a post and everyone above it, upwards."""
    line = [key]
    while lines[line[-1]]:
        line.append(lines[line[-1]])
    return line


def lowest_common(lines: Lines, pair: Pair) -> str:
    """Return the first post in the line of one that also stands in the line of the other."""
    other = line_of(lines, pair[1])
    return next(key for key in line_of(lines, pair[0]) if key in other)


def on_the_way(lines: Lines, pair: Pair) -> list[str]:
    """Return the posts that hear one party: those between it and the lowest common superior."""
    apex = lowest_common(lines, pair)
    return [key for party in pair for key in line_of(lines, party)[1 : line_of(lines, party).index(apex)]]


class Disputes:
    """A run in which each pair disputes so many issues a day; measured issues only."""

    def __init__(self, folder: Path, lines: Lines, rates: dict[Pair, float]) -> None:
        pairs = {f"case_{n}": pair for n, pair in enumerate(rates)}
        brief = work(0.05)
        kinds = {key: kind(key, rates[pair], effort=brief, decision=brief) for key, pair in pairs.items()}
        chart = organisation(
            {key: post(above) for key, above in lines.items()},
            {key: dict.fromkeys(pair, "A") for key, pair in pairs.items()},
        )
        eager = {"behaviour.assertiveness": 1.0, "decision.hearing_share": 0.5}
        self.log = Log(tables_of(folder, chart, kinds, eager), 1, SPAN)
        self.issues = np.flatnonzero(self.log.measured)
        self.pairs = [pairs[key] for key in self.log.kind[self.issues]]

    def settled_at(self) -> list[str]:
        """Return the post that settled each issue; every one must have been settled, once."""
        rows = self.log.chosen(c.SETTLED)
        assert len(rows) == len(np.unique(rows["issue"]))
        place = dict(zip(rows["issue"].tolist(), rows["post"].tolist(), strict=True))
        return [self.log.tables.posts[place[issue]] for issue in self.issues.tolist()]

    def asked(self, task: int) -> Counter[tuple[int, str]]:
        """Return how often each post was asked for a kind of work on each issue."""
        rows = self.log.chosen(c.QUEUED, task)
        rows = rows[np.isin(rows["issue"], self.issues)]
        return Counter(
            (int(issue), self.log.tables.posts[post]) for issue, post in zip(rows["issue"], rows["post"], strict=True)
        )


@pytest.mark.parametrize("shape", [*SHAPES, *GROWN])
def test_a_superior_settles_the_pairs_that_meet_there(tmp_path: Path, shape: str) -> None:
    """Arrivals at a superior: rate x the sum of P(i, j) over the pairs whose lowest common superior it is."""
    lines = tree(shape)
    draw = np.random.default_rng(7)
    rates = {pair: float(draw.exponential(0.3)) for pair in combinations(sorted(lines), 2)}
    found = Disputes(tmp_path, lines, rates)
    where = {pair: lowest_common(lines, pair) for pair in rates}
    settled = found.settled_at()
    assert settled == [where[pair] for pair in found.pairs]
    number = Counter(settled)
    for superior in lines:
        expected = SPAN.measured * sum(rate for pair, rate in rates.items() if where[pair] == superior)
        assert number_of(number[superior], expected).agrees_with(expected)


@pytest.mark.parametrize("shape", [*SHAPES, *GROWN])
def test_every_superior_on_the_way_hears_its_party(tmp_path: Path, shape: str) -> None:
    lines = tree(shape)
    found = Disputes(tmp_path, lines, dict.fromkeys(combinations(sorted(lines), 2), 0.1))
    cases = list(zip(found.issues.tolist(), found.pairs, strict=True))
    assert found.asked(c.HEARING) == Counter(
        (issue, superior) for issue, pair in cases for superior in on_the_way(lines, pair)
    )
    assert found.asked(c.SETTLEMENT) == Counter((issue, lowest_common(lines, pair)) for issue, pair in cases)


@pytest.mark.parametrize(("branches", "depth"), TREES)
def test_two_leaves_of_a_full_tree_meet_at_the_known_height(tmp_path: Path, branches: int, depth: int) -> None:
    lines, leaves = full_tree(branches, depth)
    pairs = list(combinations(leaves, 2))
    found = Disputes(tmp_path, lines, dict.fromkeys(pairs, 20.0 / len(pairs)))
    height = [depth - superior.count("_") for superior in found.settled_at()]
    expected = TREES[branches, depth]
    mean, variance = mean_and_variance(heights(branches, depth))
    assert mean == pytest.approx(expected, abs=5e-7)
    assert mean_of(sum(height), len(height), variance).agrees_with(expected)
    by_pair = dict(zip(found.pairs, height, strict=True))
    assert set(by_pair) == set(pairs)
    assert sum(by_pair.values()) / len(pairs) == pytest.approx(expected, abs=5e-7)
