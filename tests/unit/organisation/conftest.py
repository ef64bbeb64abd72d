"""A small sound organisation, and a way of writing changed copies of it to a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from sim.errors import Fault, FileFaults
from sim.organisation import load_organisation

SOUND = """
title: {sv: Liten, en: Small}
source: assumption
style: {colour: "#112233", dash: "4 2", marker: square}
offices:
  top: {title: {sv: Topp, en: Top}}
  buying: {title: {sv: Köp, en: Buying}}
  making: {title: {sv: Görande, en: Making}}
posts:
  chief: {title: {sv: C, en: C}, level: executive, knowledge: 3, office: top, side: executive, committee: board}
  buyer: {title: {sv: B, en: B}, level: office, knowledge: 2, office: buying, side: purchaser, reports_to: chief}
  officer: {title: {sv: O, en: O}, level: unit, knowledge: 1, reports_to: buyer}
  pair_one: {title: {sv: P, en: P}, level: department, knowledge: 1, reports_to: buyer, coordinates: pair_two}
  maker: {title: {sv: M, en: M}, level: office, knowledge: 2, office: making, side: provider, reports_to: chief}
  pair_two: {title: {sv: Q, en: Q}, level: department, knowledge: 1, reports_to: maker, coordinates: pair_one}
  staff: {title: {sv: S, en: S}, level: unit, knowledge: 1, reports_to: maker, holder: desk}
persons:
  officer: {servers: 3, hours: 0.5}
  desk: {}
units:
  school: {office: making, reports_to: maker, knowledge: 0.8, counterpart: officer}
committees:
  council: {title: {sv: F, en: F}, interval: 45, agenda: 30}
  board: {title: {sv: K, en: K}, interval: 30, agenda: 30, under: council}
responsibility:
  pupils: {unit: AR, officer: A, unit_superior: I}
  records: {officer: A, staff: A, unit: R}
  systems: {unit: R}
  grants: {officer: AR}
"""


class WithoutAliases(yaml.SafeDumper):
    """Writes out what occurs twice: the reader takes no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return data is not self


@pytest.fixture
def sound() -> dict[str, Any]:
    return dict(yaml.safe_load(SOUND))


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Write data (or text as it is) to a file of a given stem and return its path."""

    def write(content: object, stem: str = "tried") -> Path:
        path = tmp_path / f"{stem}.yaml"
        text = content if isinstance(content, str) else yaml.dump(content, Dumper=WithoutAliases, sort_keys=False)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def faults(written: Callable[..., Path]) -> Callable[[object], list[Fault]]:
    """Return the faults that loading an organisation of this content reports, an empty list for none."""

    def attempt(content: object) -> list[Fault]:
        try:
            load_organisation(written(content))
        except FileFaults as error:
            return list(error.faults)
        return []

    return attempt
