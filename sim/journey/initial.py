"""The first morning: what every post believes, the first issues on the agenda, the first meetings."""

from typing import Annotated

import numpy as np

from sim.compile import compiled
from sim.journey.agenda import LIMIT, MEET, WEEK, event_of, note
from sim.journey.arising import plan_day
from sim.journey.state import World
from sim.journey.strategy import first_post
from sim.organisation.layout import ACCOUNTABLE, DAYS_A_WEEK, NONE, PERFORMS
from sim.rules import arrival, belief, draws


@compiled
def _others_work(world: World, row: int, rank: int) -> bool:
    matrix = world.structure.matrix
    for other in range(matrix.shape[1]):
        works = matrix["letters"][row, other] & (ACCOUNTABLE | PERFORMS) != 0
        if other != rank and matrix["post"][row, other] != NONE and works:
            return True
    return False


@compiled(from_python=True)
def learn_initial_beliefs(world: World, fresh: Annotated[np.ndarray, np.bool_, 2]) -> None:
    """Set the claims marked `fresh` (shape: posts, functions) as they are before anything has been learnt.

    A post with cells in several rows of a function takes its strongest claim among them.
    """
    structure, beliefs = world.structure, world.state.beliefs
    functions = beliefs.shape[1]
    units = structure.matrix.shape[0] // functions
    key = draws.key_of(world.state.clock["seed"][0], draws.SPREAD)
    lag, spread = structure.parameters["belief_lag"][0], structure.parameters["belief_spread"][0]
    for row in range(structure.matrix.shape[0]):
        function = row // units
        for rank in range(structure.matrix.shape[1]):
            post = structure.matrix["post"][row, rank]
            if post != NONE and fresh[post, function]:
                own_key = draws.key_of(key, structure.posts["identity"][post])
                u = draws.uniform(own_key, draws.SPREAD, function)
                letters = structure.matrix["letters"][row, rank]
                claim = belief.initial_claim(letters, _others_work(world, row, rank), lag, spread, u)
                beliefs["claim"][post, function] = max(beliefs["claim"][post, function], claim)


@compiled
def _stream_of(world: World, kind: int) -> int:
    """Return the first stream of a kind; -1 where nobody raises it."""
    streams = world.structure.streams
    for stream in range(len(streams)):
        if streams["kind"][stream] == kind:
            return stream
    return NONE


@compiled(from_python=True)
def foresee_days(world: World) -> None:
    """Work out how busy each day of the run is for each kind: one factor for all who raise it (A14-A17)."""
    structure, busyness = world.structure, world.state.busyness
    volume, growth = structure.parameters["volume"][0], structure.parameters["growth"][0]
    shock, seed = structure.parameters["shock"][0], world.state.clock["seed"][0]
    for kind in range(len(structure.kinds)):
        stream, season = _stream_of(world, kind), structure.kinds["season"][kind]
        if stream == NONE:
            continue
        kind_key = draws.key_of(seed, structure.streams["kind_key"][stream])
        for day in range(busyness.shape[1]):
            factor = volume * structure.seasons[season, arrival.month_of(day)] * arrival.growth_factor(growth, day)
            busyness[kind, day] = factor * arrival.shock_factor(shock, kind_key, day)


@compiled(from_python=True)
def plan_streams(world: World, first: int, last: int) -> None:
    """Plan the first issues of the streams `first` up to `last` (exclusive)."""
    for stream in range(first, last):
        plan_day(world, stream, 0)


@compiled(from_python=True)
def call_committees(world: World) -> None:
    """Call every committee to its first meeting, one interval from the start."""
    structure = world.structure
    for post in range(len(structure.posts)):
        interval = structure.persons["interval"][structure.posts["person"][post]]
        if interval > 0.0:
            note(world.state, interval, event_of(MEET, post, NONE, NONE, NONE, NONE))


@compiled(from_python=True)
def begin_weeks(world: World, fresh: Annotated[np.ndarray, np.bool_]) -> None:
    """Let the week of every manager whose weeks have not yet begun (`fresh`, shape: persons) begin now."""
    clock = world.state.clock
    for person in range(len(world.structure.persons)):
        post = first_post(world, person)
        if post != NONE and fresh[person]:
            world.state.desks["counted"][person] = world.state.desks["worked"][person]
            note(world.state, clock["now"][0] + DAYS_A_WEEK, event_of(WEEK, post, NONE, NONE, NONE, NONE))


@compiled(from_python=True)
def watch_limits(world: World) -> None:
    """Begin the weekly look at the issues whose time limit has passed."""
    note(world.state, world.state.clock["now"][0] + DAYS_A_WEEK, event_of(LIMIT, 0, NONE, NONE, NONE, NONE))
