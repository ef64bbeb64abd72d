"""Titles, names and the order of entries are labels: they change no ledger."""

import re
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sim.organisation import config_root, load_organisation
from tests.worlds.runs import ALTERNATIVES, World, run, shipped, written


def digest_of(world: World, after: World | None = None) -> str:
    return run(world.tables(), after.tables() if after else None).digest


def turned_round(data: Any) -> Any:  # noqa: ANN401  any part of a file
    """Return the same data with the entries of every mapping in reverse order."""
    if isinstance(data, dict):
        return {key: turned_round(data[key]) for key in reversed(data)}
    return data


def shuffled(data: Any, rng: np.random.Generator) -> Any:  # noqa: ANN401  any part of a file
    """Return the same data with the entries of every mapping in a random order."""
    if isinstance(data, dict):
        keys = list(data)
        rng.shuffle(keys)
        return {key: shuffled(data[key], rng) for key in keys}
    return data


def renamed_titles(data: Any) -> Any:  # noqa: ANN401  any part of a file
    """Return the same data with other titles and sources everywhere."""
    if not isinstance(data, dict):
        return data
    other = {"title": {"sv": "Ö", "en": "Other"}, "source": "elsewhere"}
    return {key: other[key] if key in other else renamed_titles(value) for key, value in data.items()}


EDITS: dict[str, Callable[[Any], Any]] = {"order": turned_round, "titles": renamed_titles}


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("organisation", ALTERNATIVES)
def test_order_and_titles_change_nothing(organisation: str, edit: str, tmp_path: Path) -> None:
    change = EDITS[edit]
    other = World(
        *(
            written(tmp_path / group, name, change(shipped(group, name)))
            for group, name in (("organisation", organisation), ("population", "small"), ("issues", "default"))
        )
    )
    assert digest_of(other) == digest_of(World(organisation))


def test_no_order_of_entries_changes_what_the_rules_read_by_a_single_bit(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    files = (("organisation", "today"), ("population", "small"), ("issues", "default"))
    plain = [array.tolist() for array in World().tables().structure]
    for number in range(10):
        folder = tmp_path / str(number)
        other = World(*(written(folder / group, name, shuffled(shipped(group, name), rng)) for group, name in files))
        assert [array.tolist() for array in other.tables().structure] == plain


def test_the_order_of_contacts_is_none_of_the_draws_business(tmp_path: Path) -> None:
    issues = shipped("issues", "default")
    weights = {"unit": 0.7, "education_officer": 0.2, "ukk_head": 0.1}
    found = []
    for number, holders in enumerate(permutations(weights)):
        issues["kinds"]["pupil_question"]["contacts"] = {holder: weights[holder] for holder in holders}
        world = World(issues=written(tmp_path / str(number), "issues", issues))
        found.append(world.tables().structure.contacts.tolist())
    assert all(contacts == found[0] for contacts in found)


def test_the_same_structure_under_another_name_gives_the_same_ledger(tmp_path: Path) -> None:
    data = {**renamed_titles(shipped("organisation", "merged")), "style": {"colour": "#000000", "marker": "star"}}
    copy = written(tmp_path, "a_name_of_its_own", data)
    history = World("today")
    assert load_organisation(copy).key != load_organisation("merged").key
    assert digest_of(history, World(copy)) == digest_of(history, World("merged"))


def with_new_post_keys(group: str, name: str) -> str:
    """Return a file in which every post has another key that sorts in the same place."""
    text = (config_root() / group / f"{name}.yaml").read_text(encoding="utf-8")
    posts = {*load_organisation("today").posts, *load_organisation("merged").posts}
    return re.sub(rf"\b({'|'.join(posts)})\b", r"\g<1>0", text)


def test_new_post_keys_in_the_same_order_change_labels_only(tmp_path: Path) -> None:
    issues = written(tmp_path, "issues", with_new_post_keys("issues", "default"))
    worlds = [
        World(written(tmp_path, name, with_new_post_keys("organisation", name)), issues=issues)
        for name in ("today", "merged")
    ]
    renamed = run(worlds[0].tables(), worlds[1].tables())
    plain = run(World("today").tables(), World("merged").tables())
    assert renamed.digest == plain.digest
    assert "ukk_head0" in set(renamed.ledger["post"])
    labels = [renamed.ledger[column].str.removesuffix("0") for column in ("post", "other")]
    units = [plain.ledger[column].str.removesuffix("0") for column in ("post", "other")]
    assert all(ours.equals(theirs) for ours, theirs in zip(labels, units, strict=True))
