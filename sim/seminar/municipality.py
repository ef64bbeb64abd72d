"""The municipality of a worker: common histories that are kept, and what follows them under any organisations."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from sim.analysis.view import AS_DESCRIBED
from sim.engines.course import Course
from sim.measures.asked import Asked
from sim.measures.calendar import ALL
from sim.organisation import Organisation, load_organisation
from sim.seminar.programme import MINE, base_setting, programme
from sim.seminar.redraw import redrawn
from sim.seminar.wanted import Mine, Wanted
from sim.study.setting import Setting
from sim.study.simulate import Replication, begun, branches, carried_on
from sim.study.tables import runs_as, tables_in

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
        self._heirs: dict[int, dict[str, Course]] = {}

    def history(self, replication: int) -> Course:
        """Return the course of a replication at the change date; it is run once."""
        if replication not in self._histories:
            self._histories[replication] = _kept(begun(base_setting(), replication).course)
        return self._histories[replication]

    def figures(self, wanted: Wanted, key: str, replication: int) -> dict[str, float]:
        """Return the figures that a seminar shows by name, of one organisation in one replication.

        Managers' hours a week are `hours_per_week:POST`. What an organisation takes over is kept for the next levers.
        """
        heirs = self._heirs.setdefault(replication, {})
        ((_, _, branch),) = branches(case(wanted, [key]), self.history(replication), heirs)
        return {f"{figure}:{of}" if of else figure: value for _, _, figure, _, of, _, value in branch.figures}

    def told(self, wanted: Wanted, keys: Sequence[str], replication: int) -> Replication:
        """Return one replication with its ledgers from the change date on."""
        history = replace(self.history(replication), keep=True, told=True, segments=[])
        return carried_on(case(wanted, keys), history, replication)


def _kept(course: Course) -> Course:
    """Return a history without what is over; its branches have room for all that will arise: to grow is to copy."""
    months = programme().data["months"]
    raised = int(course.world.state.clock["issues"][0])
    small = course.without_past()
    small.make_room(int(_MORE * raised * (months["settled"] + months["follow"]) / months["history"]))
    return small.tight()


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
    return redrawn(wanted.mine) if key == MINE and wanted.mine else shipped(key)


def case(wanted: Wanted, keys: Collection[str]) -> Setting:
    """Return the setting of these organisations under the levers; all arrays that it needs are kept."""
    kept = _under(tuple(sorted(wanted.levers.items())), wanted.variant, wanted.mine if MINE in keys else None)
    found = replace(kept, organisations=tuple(organisation(wanted, key) for key in keys))
    found.made.update(kept.made)
    return found


@lru_cache(maxsize=32)
def _under(levers: tuple[tuple[str, float], ...], variant: str, mine: Mine | None) -> Setting:
    """Return the setting of all organisations under some levers, with the arrays that they need."""
    source = _at_source(variant, mine)
    found = replace(source, parameters=source.parameters.with_(dict(levers)))
    for one, of in _made(found):
        tables_in(found, one, of, like=tables_in(source, one, of))
    return found


@lru_cache(maxsize=32)
def _at_source(variant: str, mine: Mine | None) -> Setting:
    """Return the setting of the shipped organisations, and of a copy, with every lever at its source."""
    if mine is None:
        every = tuple(shipped(key) for key in programme().data["organisations"])
        found = replace(base_setting(), variants=(variant,), organisations=every, asked=asked())
    else:
        kept = _at_source(variant, None)
        found = replace(kept, organisations=(*kept.organisations, redrawn(mine)))
        found.made.update(kept.made)
    for one, of in _made(found):
        tables_in(found, one, of)
    return found


def _made(setting: Setting) -> list[tuple[Organisation, str]]:
    """Return the organisations and variants of which a setting needs arrays; first whom the others take over from."""
    found = [(setting.history, AS_DESCRIBED)]
    for plan in setting.plans:
        run_as = runs_as(setting, plan, setting.variants[0])
        found += [(each, run_as) for each in plan.organisations]
    return found
