"""The municipality of a worker: common histories that are kept, and what follows them under any organisations."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from sim.analysis.view import AS_DESCRIBED
from sim.engines.course import Course
from sim.measures.asked import Asked
from sim.measures.calendar import ALL
from sim.organisation import Organisation, load_organisation
from sim.seminar.programme import MINE, base_setting, programme
from sim.seminar.redraw import redrawn
from sim.seminar.wanted import Wanted
from sim.study.setting import Setting
from sim.study.simulate import Replication, begun, carried_on
from sim.study.tables import tables_in

_MORE = 1.4  # than arose on average in the history: weeks differ, and what is open comes on top
PERIOD = "settled"
FULL_TIME = "full_time_equivalents"
HOURS = "hours_per_week"
ISSUES = "root_issues"


class Municipality:
    """What a worker keeps: a common history for each replication, without what is over by the change date."""

    def __init__(self) -> None:
        """Begin without any history."""
        self._histories: dict[int, Course] = {}

    def history(self, replication: int) -> Course:
        """Return the course of a replication at the change date; it is run once."""
        if replication not in self._histories:
            self._histories[replication] = _kept(begun(base_setting(), replication).course)
        return self._histories[replication]

    def figures(self, wanted: Wanted, keys: Sequence[str], replication: int) -> Replication:
        """Return the figures that a seminar shows, of these organisations in one replication."""
        return carried_on(case(wanted, keys), self.history(replication), replication)

    def told(self, wanted: Wanted, keys: Sequence[str], replication: int) -> Replication:
        """Return one replication with its ledgers from the change date on."""
        history = replace(self.history(replication), keep=True, told=True, segments=[])
        return carried_on(case(wanted, keys), history, replication)


def _kept(course: Course) -> Course:
    """Return a history without what is over, with room for all that will arise: to grow later is to copy each time."""
    months = programme().data["months"]
    raised = int(course.world.state.clock["issues"][0])
    small = course.without_past()
    small.make_room(int(_MORE * raised * (months["settled"] + months["follow"]) / months["history"]))
    return small


@lru_cache(maxsize=1)
def asked() -> Asked:
    """Return what a comparison needs of a run."""
    totals = ((PERIOD, ALL, figure, "") for figure in (*programme().data["figures"], FULL_TIME, ISSUES))
    return Asked.of([*totals, (PERIOD, ALL, HOURS, "post")])


@lru_cache(maxsize=16)
def shipped(key: str) -> Organisation:
    """Return one of the seminar's organisations."""
    return base_setting().history if key == programme().data["reference"] else load_organisation(key)


def organisation(wanted: Wanted, key: str) -> Organisation:
    """Return an organisation that is asked for, by key; raises FileFaults where a copy is not sound."""
    return redrawn(wanted.mine)[0] if key == MINE and wanted.mine else shipped(key)


def case(wanted: Wanted, keys: Iterable[str]) -> Setting:
    """Return the setting of these organisations under the levers; its arrays of shipped organisations are kept."""
    kept = _under(tuple(sorted(wanted.levers.items())), wanted.variant)
    found = replace(kept, organisations=tuple(organisation(wanted, key) for key in keys))
    found.made.update(kept.made)
    return found


@lru_cache(maxsize=32)
def _under(levers: tuple[tuple[str, float], ...], variant: str) -> Setting:
    """Return the setting of all shipped organisations under some levers, with the arrays that they need."""
    base = base_setting()
    every = tuple(shipped(key) for key in programme().data["organisations"])
    parameters = base.parameters.with_(dict(levers))
    found = replace(base, parameters=parameters, variants=(variant,), organisations=every, asked=asked())
    before = (base.history, AS_DESCRIBED)  # from which every organisation takes over
    for one, of in (before, *((each, variant) for each in every)):
        tables_in(found, one, of, like=tables_in(base, one, of))
    return found


def values(replication: Replication) -> dict[str, dict[str, float]]:
    """Return the figures of each organisation by name, managers' hours a week as `hours_per_week:POST`."""
    table = replication.figures
    columns = (table[name].tolist() for name in ("organisation", "figure", "key", "value"))
    found: dict[str, dict[str, float]] = {}
    for organisation, figure, key, value in zip(*columns, strict=True):
        found.setdefault(organisation, {})[f"{figure}:{key}" if key else figure] = float(value)
    return found
