"""What managers do with the hours that issues leave: jobs that fall due, and writing down whose a function is."""

from typing import Final

from sim.compile import compiled
from sim.journey.agenda import FILL, WEEK, Event, event_of, note
from sim.journey.cells import is_unclear, survey
from sim.journey.state import World
from sim.journey.write import entry, write
from sim.ledger.columns import ACCOMPLISHED, CHANGE, CLEARED, DUE, MANDATE, STARTED, STRATEGY, UNCLEARED, VACATED
from sim.organisation.layout import (
    ACCOUNTABLE,
    CONSULTED,
    DAYS_A_WEEK,
    DEPARTMENT_LEVEL,
    INDEPENDENT,
    MONTH,
    NONE,
    PERFORMS,
    POLITICAL,
    PROVIDER,
)
from sim.rules import draws, feedback, learning, routing, work

_PACE: Final = 1000.0  # an event carries the pace of whoever acts in thousandths
_CELLS: Final = 1  # draws of an issue about unclear cells: whether, then which


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
def _owner_rank(world: World, row: int) -> int:
    """Return the cell that a mandate makes the one owner of a row: the provider's, else the first that works (D2).

    The council wants responsibility to lie with the municipality's own operations as far as possible (review 3.1); for
    an independent unit, which no mandate reaches, the first accountable post of the municipality keeps it.
    """
    matrix, posts = world.state.matrix, world.structure.posts
    best, best_score = 0, NONE
    for rank in range(matrix.shape[1]):
        post = matrix["post"][row, rank]
        if post == NONE:
            break
        letters = matrix["letters"][row, rank]
        score = 4 * int(letters & ACCOUNTABLE != 0) + 2 * int(posts["side"][post] == PROVIDER)
        score += int(letters & PERFORMS != 0) - 8 * int(posts["side"][post] == INDEPENDENT)
        if score > best_score or rank == 0:
            best, best_score = rank, score
    return best


@compiled
def _clear_row(world: World, row: int) -> None:
    matrix, owner = world.state.matrix, _owner_rank(world, row)
    for rank in range(matrix.shape[1]):
        if matrix["post"][row, rank] != NONE:
            letters, was = matrix["letters"][row, rank], matrix["letters"][row, rank] & ACCOUNTABLE != 0
            if rank == owner:
                matrix["letters"][row, rank] = letters | ACCOUNTABLE
            elif was:  # whoever gives the matter up is to be consulted
                matrix["letters"][row, rank] = letters & ~ACCOUNTABLE | CONSULTED
    world.state.sheets["written"][row] = 1
    survey(world, row)


@compiled
def _is_unclear_to(world: World, row: int, person: int) -> bool:
    """Return whether a person could write down whose an unclear cell is, in whichever of the posts held."""
    writer = int(world.state.sheets["writer"][row])
    return is_unclear(world, row) and writer != NONE and world.structure.posts["person"][writer] == person


@compiled
def _unclear_function(world: World, person: int) -> int:
    """Return the function with the most unclear cells of which a person could write down whose it is; -1: none."""
    functions = world.state.beliefs.shape[1]
    units = len(world.state.sheets) // functions
    best, most = NONE, 0
    for function in range(functions):
        count = 0
        for row in range(function * units, (function + 1) * units):
            count += int(_is_unclear_to(world, row, person))
        if count > most:
            best, most = function, count
    return best


@compiled
def lay_down(world: World, post: int, function: int, everywhere: bool) -> None:
    """Clear the cells of a function that a post's person stands above, or all: the council can (H8, I1, D2)."""
    count, person = 0, int(world.structure.posts["person"][post])
    units = len(world.state.sheets) // world.state.beliefs.shape[1]
    for row in range(function * units, (function + 1) * units):
        if _is_unclear_to(world, row, person) or (everywhere and is_unclear(world, row)):
            _clear_row(world, row)
            count += 1
    write(world.state, NONE, entry(CLEARED, post, NONE, MANDATE, function, 0), 0.0, float(count))


@compiled
def _write_mandate(world: World, post: int, hours: float) -> float:
    """Let a manager with unclear cells below write on a mandate, and return the hours that this leaves over."""
    parameters, places = world.structure.parameters, world.state.places
    life = world.structure.posts["life"][post]
    share = parameters["mandate_share"][0] * learning.worth_writing(life, parameters["payback_months"][0] * MONTH)
    spent = hours * share
    if spent <= 0.0:
        return hours
    function = _unclear_function(world, int(world.structure.posts["person"][post]))
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
    """Count a week's part of the one job a month of a kind; a whole job more than before is one that falls due."""
    places, week = world.state.places, DAYS_A_WEEK / MONTH
    if task == STRATEGY:
        before = places["strategy_due"][post]
        places["strategy_due"][post] = before + week
    else:
        before = places["change_due"][post]
        places["change_due"][post] = before + week
    if int(before + week) > int(before):
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
def _could_become_unclear(world: World, row: int) -> int:
    """Return the cell of a clear row that could be taken for an owner's too: the first with a part in it (-1: none)."""
    matrix = world.state.matrix
    if world.state.sheets["owners"][row] != 1 or world.state.sheets["used"][row] == 0:
        return NONE
    for rank in range(matrix.shape[1]):
        letters = matrix["letters"][row, rank]
        if matrix["post"][row, rank] != NONE and letters != 0 and letters & ACCOUNTABLE == 0:
            return rank
    return NONE


@compiled
def blur_a_cell(world: World, issue: int) -> None:
    """Let work sent down to a unit leave, by chance, one more of its cells without one clear owner (D6, B14)."""
    state, key = world.state, world.state.issues["key"][issue]
    share = world.structure.parameters["initiative_unclear"][0]
    if not feedback.happens(share, draws.uniform(key, draws.UNCLEAR, 0)):
        return
    functions = state.beliefs.shape[1]
    units = len(state.sheets) // functions
    unit = int(world.structure.posts["unit"][state.issues["unit"][issue]])
    function = routing.one_of(functions, draws.uniform(key, draws.UNCLEAR, _CELLS))
    row = function * units + unit
    rank = _could_become_unclear(world, row)
    if rank == NONE:
        return
    state.matrix["letters"][row, rank] |= ACCOUNTABLE
    state.sheets["written"][row] = 0
    survey(world, row)
    write(state, issue, entry(UNCLEARED, int(state.matrix["post"][row, rank]), NONE, NONE, function, 0), 0.0, 1.0)


@compiled
def vacate(world: World, event: Event) -> None:
    """Put someone who acts in place of a post's holder for as long as it stands vacant (event: pace, days; F4, I3)."""
    state = world.state
    write(state, NONE, entry(VACATED, event.who, NONE, NONE, NONE, 0), 0.0, float(event.other))
    state.desks["pace"][world.structure.posts["person"][event.who]] = event.item / _PACE
    note(state, state.clock["now"][0] + float(event.other), event_of(FILL, event.who, NONE, NONE, NONE, NONE))


@compiled
def fill(world: World, post: int) -> None:
    """Let the new holder of a post begin (I5)."""
    world.state.desks["pace"][world.structure.posts["person"][post]] = 1.0
