"""The escalation network in other simulators, each in the way that its own manual shows.

All of them take arrivals, durations and levels from arrays, so that they do the same work with the same draws. SimPy
and Ciw are optional (extra `bench`): they are imported when they are run.
"""

from collections import deque
from collections.abc import Callable, Generator, Mapping
from heapq import heappop, heappush
from importlib.util import find_spec
from typing import Any, Final

import numpy as np

from experiments.array_heap import resolved_by_heap
from experiments.network import LEVELS, Work, layout

Resolve = Callable[[Work], np.ndarray]
"""Runs the network and returns when each issue is resolved, in days."""


def resolved_by_heapq(work: Work) -> np.ndarray:  # noqa: PLR0915  as fast as plain Python can: no attributes
    """Run the network in plain Python, on the standard library's heap."""
    officers, parents = (array.tolist() for array in layout())
    arrival, hops, service = work.arrival.tolist(), work.hops.tolist(), _by_level(work)
    free, waiting = list(officers), [deque[int]() for _ in officers]
    at, level = work.front.tolist(), [0] * len(hops)
    closed = np.empty(len(hops))
    events: list[tuple[float, int]] = []

    def come(now: float, issue: int) -> None:
        unit = at[issue]
        if free[unit]:
            free[unit] -= 1
            heappush(events, (now + service[level[issue]][issue], issue))
        else:
            waiting[unit].append(issue)

    def leave(now: float, issue: int) -> None:
        unit = at[issue]
        free[unit] += 1
        if waiting[unit]:
            come(now, waiting[unit].popleft())
        level[issue] += 1
        if level[issue] < hops[issue]:
            at[issue] = parents[unit]
            come(now, issue)
        else:
            closed[issue] = now

    for issue, time in enumerate(arrival):
        while events and events[0][0] <= time:
            now, done = heappop(events)
            leave(now, done)
        come(time, issue)
    while events:
        now, done = heappop(events)
        leave(now, done)
    return closed


def resolved_by_simpy(work: Work) -> np.ndarray:
    """Run the network in SimPy: a process for each issue, a resource for each post."""
    import simpy  # noqa: PLC0415  optional

    officers, parents = (array.tolist() for array in layout())
    environment = simpy.Environment()
    posts = [simpy.Resource(environment, capacity=count) for count in officers]
    front, hops, service = work.front.tolist(), work.hops.tolist(), _by_level(work)
    closed = np.empty(len(hops))

    def travel(issue: int) -> Generator[Any, Any, None]:
        post = front[issue]
        for level in range(hops[issue]):
            with posts[post].request() as turn:
                yield turn
                yield environment.timeout(service[level][issue])
            post = parents[post]
        closed[issue] = environment.now

    def arise() -> Generator[Any, Any, None]:
        for issue, time in enumerate(work.arrival.tolist()):
            yield environment.timeout(time - environment.now)
            environment.process(travel(issue))

    environment.process(arise())
    environment.run()
    return closed


def resolved_by_ciw(work: Work) -> np.ndarray:
    """Run the network in Ciw: a node for each post, issues on routes of their own."""
    import ciw  # noqa: PLC0415  optional

    officers, parents = (array.tolist() for array in layout())
    front, hops, service = work.front.tolist(), work.hops.tolist(), _by_level(work)

    class Days(ciw.dists.Distribution):  # type: ignore[misc]  # Ciw has no types
        def sample(self, t: float | None = None, ind: Any = None) -> float:  # noqa: ARG002, ANN401  Ciw's signature
            days: float = service[len(ind.data_records)][ind.id_number - 1]
            return days

    def route(individual: Any, simulation: object) -> list[int]:  # noqa: ARG001, ANN401  Ciw's signature
        node, nodes = front[individual.id_number - 1], []
        for _ in range(hops[individual.id_number - 1] - 1):
            node = parents[node]
            nodes.append(node + 1)
        return nodes

    gaps: list[Any] = [None] * len(officers)
    for post in range(LEVELS[0].posts):
        times = work.arrival[work.front == post]
        gaps[post] = ciw.dists.Sequential([*np.diff(times, prepend=0.0).tolist(), float("inf")])
    plan = ciw.create_network(
        arrival_distributions=gaps,
        service_distributions=[Days() for _ in officers],
        number_of_servers=officers,
        routing=ciw.routing.ProcessBased(route),
    )
    simulation = ciw.Simulation(plan)
    simulation.simulate_until_max_customers(len(hops), method="Finish")
    closed = np.full(len(hops), np.nan)
    for individual in simulation.nodes[-1].all_individuals:
        closed[individual.id_number - 1] = individual.data_records[-1].exit_date
    return closed


def _by_level(work: Work) -> list[list[float]]:
    """Return the durations as four long lists: a list for each issue would keep Python's garbage collector at work."""
    return [column.tolist() for column in work.service.T]


ALWAYS: Final[Mapping[str, Resolve]] = {"array heap": resolved_by_heap, "heapq": resolved_by_heapq}
OPTIONAL: Final[Mapping[str, tuple[str, Resolve]]] = {
    "SimPy": ("simpy", resolved_by_simpy),
    "Ciw": ("ciw", resolved_by_ciw),
}
"""Title of a simulator, the module that it is installed as, and how the network is run in it."""


def installed() -> dict[str, Resolve]:
    """Return every rival at hand, by title."""
    return {**ALWAYS, **{title: run for title, (module, run) in OPTIONAL.items() if find_spec(module)}}


def missing() -> list[str]:
    """Return the titles of the simulators that are not installed."""
    return [title for title in OPTIONAL if title not in installed()]
