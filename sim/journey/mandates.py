"""Whose a function is to be: mandates that say so, work from above that blurs it, and how far both have brought it."""

from typing import Final

from sim.compile import compiled
from sim.journey.cells import is_accountable, is_unclear, survey
from sim.journey.state import World
from sim.journey.write import entry, write
from sim.ledger.columns import CLEARED, MANDATE, TARGET, UNCLEARED
from sim.organisation.layout import ACCOUNTABLE, CONSULTED, INDEPENDENT, NONE, PERFORMS, PROVIDER
from sim.rules import belief, draws, feedback, learning, routing

_CELLS: Final = 1  # draws of an issue about unclear cells: whether, then which


@compiled
def _owner_rank(world: World, row: int) -> int:
    """Return the cell that a mandate makes the one owner of a row: the provider's, else the first that works (D2).

    The council wants responsibility to lie with the municipality's own operations as far as possible (review 3.1); for
    an independent unit, which no mandate reaches, the first accountable post of the municipality keeps it. A row that
    has one owner already needs no mandate and keeps it, whoever that is.
    """
    matrix, posts, clear = world.state.matrix, world.structure.posts, world.state.sheets["owners"][row] == 1
    best, best_score = 0, NONE
    for rank in range(matrix.shape[1]):
        post = matrix["post"][row, rank]
        if post == NONE:
            break
        letters = matrix["letters"][row, rank]
        if clear and letters & ACCOUNTABLE:
            return rank
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
def unclear_function(world: World, person: int) -> int:
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
def expected_life(world: World, post: int) -> float:
    """Return for how many days a post's holder expects the structure to last (0: no end in sight; F13).

    As the unclear cells grow fewer, so do the reasons to keep the structure as it is (J17).
    """
    clock, fading = world.state.clock, world.structure.parameters["fading"][0]
    return learning.life_left(
        world.structure.posts["life"][post], fading, clock["unclear"][0], clock["unclear_first"][0]
    )


@compiled
def _misbelief(world: World, row: int, rank: int, owner: int) -> float:
    """Return how far what the post of a cell believes about its function lies from the target."""
    state = world.state
    function = row // (len(state.sheets) // state.beliefs.shape[1])
    claim = state.beliefs["claim"][state.matrix["post"][row, rank], function]
    if state.sheets["written"][row] == 1:
        briefing = world.structure.parameters["briefing"][0]
        claim = belief.after_mandate(claim, is_accountable(world, row, rank), briefing)
    return abs(claim - (1.0 if rank == owner else 0.0))


@compiled
def look_at_target(world: World) -> None:
    """Note how far beliefs are from the target matrix (D2), and how many cells are unclear.

    The target names one owner a row, as a mandate would; the distance is the mean over every cell of the rows in which
    issues can arise of |strength of the claim - 1 for the owner, 0 for anyone else|.
    """
    state, matrix, total, cells, unclear = world.state, world.state.matrix, 0.0, 0, 0
    for row in range(len(state.sheets)):
        unclear += int(is_unclear(world, row))
        if state.sheets["used"][row] == 1:
            owner = _owner_rank(world, row)
            for rank in range(matrix.shape[1]):
                if matrix["post"][row, rank] != NONE:
                    total += _misbelief(world, row, rank, owner)
                    cells += 1
    state.clock["unclear"][0] = unclear
    if state.clock["unclear_first"][0] == NONE:
        state.clock["unclear_first"][0] = unclear
    if cells > 0:
        write(state, NONE, entry(TARGET, NONE, NONE, NONE, NONE, 0), 0.0, total / cells)
