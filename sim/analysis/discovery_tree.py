"""A small tree (CART) of where a pair of alternatives has which answer, judged on the points held out."""

import math
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from sim.analysis.discovery import NO_VALUE, Pair, Space
from sim.analysis.prim import Box
from sim.errors import SimError

DEPTH: Final = 3
LEAST_SHARE: Final = 0.05
"""A leaf has at least this share of the points that the tree is grown from, and `LEAST_LEAF`."""

LEAST_LEAF: Final = 8
PRUNED: Final = 0.02
"""What a split has to take off the impurity of all points (Gini) for each leaf that it adds."""


class Leaf(NamedTuple):
    """A leaf: the box of its points, its answer, and points and those with that answer, seen and held out."""

    box: Box
    answer: str
    seen: int
    seen_right: int
    held: int
    held_right: int


class Tree(NamedTuple):
    """The leaves for a pair, and the share of held-out points it gets right, beside that of the commonest answer."""

    pair: Pair
    leaves: list[Leaf]
    right: float
    commonest: float


def trees(found: pd.DataFrame, space: Space) -> list[Tree]:
    """Return the tree of each pair; `found` is what `discovery.differences` returns, of any number of pairs.

    Points without a value have no say. Raises SimError where scikit-learn is not installed.
    """
    x = space.numbers()
    groups = found.groupby(["figure", "first", "second"], sort=False)
    return [_tree(Pair(*map(str, names)), own["answer"].to_numpy(dtype=str), (x, space.held)) for names, own in groups]


def tree_table(grown: list[Tree], written: dict[int, str]) -> pd.DataFrame:
    """Return a row per leaf; `written` are the conditions of each leaf by its `id`."""
    rows = [
        {**tree.pair._asdict(), "leaf": place, "where": written[id(leaf)], **leaf._asdict()}
        for tree in grown
        for place, leaf in enumerate(tree.leaves)
    ]
    names = [*Pair._fields, "leaf", "where", *Leaf._fields[1:]]
    return pd.DataFrame(rows, columns=names)


def _tree(pair: Pair, answers: np.ndarray, space: tuple[np.ndarray, np.ndarray]) -> Tree:
    x, held = space
    known = answers != NO_VALUE
    seen, unseen = known & ~held, known & held
    if not seen.any():
        return Tree(pair, [], math.nan, math.nan)
    grown = _grown(x[seen], answers[seen])
    leaves = []
    for box, answer in _leaves(grown, x.shape[1]):
        inside = box.inside(x)
        right = answers == answer
        counts = [int((inside & one).sum()) for one in (seen, seen & right, unseen, unseen & right)]
        leaves.append(Leaf(box, answer, *counts))
    names, often = np.unique(answers[seen], return_counts=True)
    count = int(unseen.sum())
    right = sum(leaf.held_right for leaf in leaves) / count if count else math.nan
    usual = float((answers[unseen] == names[often.argmax()]).mean()) if count else math.nan
    return Tree(pair, leaves, right, usual)


def _grown(x: np.ndarray, answers: np.ndarray) -> Any:  # noqa: ANN401  scikit-learn publishes no types
    try:
        from sklearn.tree import DecisionTreeClassifier  # noqa: PLC0415  an extra, and slow to import
    except ImportError as error:
        raise SimError("experiments.discover needs scikit-learn: `make extras`, or the extra [sweep]") from error
    least = max(LEAST_LEAF, math.ceil(LEAST_SHARE * len(answers)))
    tree = DecisionTreeClassifier(max_depth=DEPTH, min_samples_leaf=least, ccp_alpha=PRUNED, random_state=0)
    return tree.fit(x, answers)


def _leaves(grown: Any, columns: int) -> list[tuple[Box, str]]:  # noqa: ANN401  scikit-learn publishes no types
    """Return the box and the answer of each leaf, from left to right; siblings of one answer are taken together."""
    inner = grown.tree_

    def below(node: int, box: Box) -> list[tuple[Box, str]]:
        left, right = inner.children_left[node], inner.children_right[node]
        if left < 0:
            return [(box, str(grown.classes_[inner.value[node].argmax()]))]
        column, bound = int(inner.feature[node]), float(inner.threshold[node])
        found = below(left, box.moved(column, 1, bound))
        found += below(right, box.moved(column, 0, float(np.nextafter(bound, np.inf))))
        answers = {answer for _, answer in found}
        return [(box, answers.pop())] if len(answers) == 1 else found

    return below(0, Box.everything(columns))
