"""What managers do with the hours that issues leave: jobs that fall due, and writing down whose a function is."""

import math
from typing import Final

from sim.compile import compiled
from sim.journey.agenda import FILL, WEEK, Event, event_of, note
from sim.journey.mandates import expected_life, lay_down, unclear_function
from sim.journey.state import World
from sim.journey.write import entry, write
from sim.ledger.columns import ACCOMPLISHED, CHANGE, DUE, MANDATE, STARTED, STRATEGY, VACATED
from sim.organisation.layout import DAYS_A_WEEK, DEPARTMENT_LEVEL, MONTH, NONE, POLITICAL
from sim.rules import learning, work

_PACE: Final = 1000.0  # an event carries the pace of whoever acts in thousandths


@compiled
def is_manager(world: World, post: int) -> bool:
    """Return whether a post leads: department, office or the whole administration."""
    level = world.structure.posts["level"][post]
    return DEPARTMENT_LEVEL <= level < POLITICAL


@compiled
def first_post(world: World, person: int) -> int:
    """Return the first of the manager's posts that a person holds; -1 when the person leads nothing."""
    for post in range(len(world.structure.posts)):
        if world.structure.posts["person"][post] == person and is_manager(world, post):
            return post
    return NONE


@compiled
def _work_on(world: World, post: int, task: int, hours: float) -> None:
    if hours > 0.0:
        write(world.state, NONE, entry(STARTED, post, NONE, task, NONE, 0), hours, 0.0)


@compiled
def _write_mandate(world: World, post: int, hours: float) -> float:
    """Let a manager with unclear cells below write on a mandate, and return the hours that this leaves over."""
    parameters, places = world.structure.parameters, world.state.places
    life = expected_life(world, post)
    share = parameters["mandate_share"][0] * learning.worth_writing(life, parameters["payback_months"][0] * MONTH)
    spent = hours * share
    if spent <= 0.0:
        return hours
    function = unclear_function(world, int(world.structure.posts["person"][post]))
    if function == NONE:
        return hours
    _work_on(world, post, MANDATE, spent)
    places["mandate"][post] += spent
    if places["mandate"][post] >= parameters["mandate_hours"][0]:
        lay_down(world, post, function, False)
        places["mandate"][post] = 0.0
    return hours - spent


@compiled
def _fall_due(world: World, post: int, task: int, size: float) -> None:
    """Count a week's part of a month's jobs of a kind; each whole job more than before is one that falls due (J3)."""
    places, week = world.state.places, DAYS_A_WEEK / MONTH
    if task == STRATEGY:
        before, week = places["strategy_due"][post], week * world.structure.parameters["strategy_jobs"][0]
        places["strategy_due"][post] = before + week
    else:
        before, week = places["change_due"][post], week * world.structure.posts["changes"][post]
        places["change_due"][post] = before + week
    for _ in range(int(before), int(before + week)):
        write(world.state, NONE, entry(DUE, post, NONE, task, NONE, 0), size, 0.0)


@compiled
def _do_jobs(world: World, post: int, task: int, hours: float, size: float) -> float:
    """Let a manager work on due jobs of a kind, and return the hours that this leaves over."""
    places = world.state.places
    done = places["strategy"][post] if task == STRATEGY else places["change"][post]
    due = places["strategy_due"][post] if task == STRATEGY else places["change_due"][post]
    spent = min(hours, max(0.0, due * size - done))
    _work_on(world, post, task, spent)
    done += spent
    while done >= size and due >= 1.0:
        done -= size
        due -= 1.0
        write(world.state, NONE, entry(ACCOMPLISHED, post, NONE, task, NONE, 0), 0.0, 0.0)
    if task == STRATEGY:
        places["strategy"][post], places["strategy_due"][post] = done, due
    else:
        places["change"][post], places["change_due"][post] = done, due
    return hours - spent


@compiled
def plan_week(world: World, post: int) -> None:
    """Turn a share of a manager's idle hours of the past week into strategic work, over all posts that person holds.

    First mandates where there is something to write, then change, then strategy, each as far as it is due: what is
    urgent crowds out what is not (A26, G2). Hours are counted once per person.
    """
    state, structure = world.state, world.structure
    parameters, person = structure.parameters, int(structure.posts["person"][post])
    desks, persons = state.desks, structure.persons
    capacity = persons["rate"][person] * persons["servers"][person] * desks["pace"][person] * DAYS_A_WEEK
    begun = desks["worked"][person] - desks["counted"][person]
    idle = work.idle_hours(capacity, begun)
    desks["counted"][person] += min(begun, capacity)  # the rest of a long task is still in work next week
    hours = idle * parameters["strategic_share"][0]
    note(state, state.clock["now"][0] + DAYS_A_WEEK, event_of(WEEK, post, NONE, NONE, NONE, NONE))
    if parameters["strategic_share"][0] == 0.0:
        return
    hours = _write_mandate(world, post, hours)  # whatever posts one holds, a mandate is written once
    for held in range(len(structure.posts)):
        if structure.posts["person"][held] == person and is_manager(world, held):
            _fall_due(world, held, CHANGE, parameters["change_hours"][0])
            _fall_due(world, held, STRATEGY, parameters["strategy_hours"][0])
            hours = _do_jobs(world, held, CHANGE, hours, parameters["change_hours"][0])
            hours = _do_jobs(world, held, STRATEGY, hours, parameters["strategy_hours"][0])


@compiled
def vacate(world: World, event: Event) -> None:
    """Put someone who acts in place of a post's holder for as long as it stands vacant (F4, I3).

    Event: pace, days, and how long the structure has been in force: candidates look at what is left of it (F3, J17).
    """
    state, weight = world.state, world.structure.parameters["tenure_weight"][0]
    factor = learning.longer_to_fill(weight, expected_life(world, event.who), float(event.task))
    days = float(math.floor(event.other * factor + 0.5))
    write(state, NONE, entry(VACATED, event.who, NONE, NONE, NONE, 0), 0.0, days)
    state.desks["pace"][world.structure.posts["person"][event.who]] = event.item / _PACE
    note(state, state.clock["now"][0] + days, event_of(FILL, event.who, NONE, NONE, NONE, NONE))


@compiled
def fill(world: World, post: int) -> None:
    """Let the new holder of a post begin (I5), unless another post of the same person still stands vacant."""
    state, person = world.state, world.structure.posts["person"]
    for place in range(state.clock["events"][0]):
        other = state.events["who"][place]
        if state.events["kind"][place] == FILL and person[other] == person[post]:
            return
    state.desks["pace"][person[post]] = 1.0
