"""The responsibility matrix as it stands: reading an issue's row, and what has been written down since the start."""

from sim.compile import compiled
from sim.journey.state import OPEN, World
from sim.organisation.layout import ACCOUNTABLE, NONE
from sim.rules import lines, routing


@compiled
def rank_of(world: World, issue: int, post: int) -> int:
    """Return the place of a post's cell in the issue's matrix row; -1 without a cell."""
    matrix, row = world.state.matrix, world.state.issues["row"][issue]
    for rank in range(matrix.shape[1]):
        if matrix["post"][row, rank] == post:
            return rank
    return NONE


@compiled
def is_accountable(world: World, row: int, rank: int) -> bool:
    """Return whether the cell of a row with this rank is that of an accountable post."""
    matrix = world.state.matrix
    return matrix["post"][row, rank] != NONE and matrix["letters"][row, rank] & ACCOUNTABLE != 0


@compiled
def is_unclear(world: World, row: int) -> bool:
    """Return whether a row in which issues can arise has not exactly one owner."""
    sheets = world.state.sheets
    return sheets["used"][row] == 1 and sheets["owners"][row] != 1


@compiled
def nobody_works(world: World, issue: int) -> bool:
    """Return whether an open issue is on nobody's desk as a performance, has none behind it and is asked of nobody.

    Nobody has claimed it; or whoever was at work on it has lost its claim at a change of organisation.
    """
    issues = world.state.issues
    if issues["stage"][issue] != OPEN or issues["basis"][issue] != NONE or issues["asking"][issue] != 0:
        return False
    return issues["waiting"][issue] == 0 and issues["started"][issue] & ~issues["finished"][issue] == 0


@compiled
def owner_of(world: World, issue: int, but: int, u: float) -> int:
    """Return an accountable post of the issue's row other than `but`, by draw among equals; -1 when there is none."""
    matrix, row = world.state.matrix, int(world.state.issues["row"][issue])
    count = 0
    for rank in range(matrix.shape[1]):
        count += int(is_accountable(world, row, rank) and matrix["post"][row, rank] != but)
    if count == 0:
        return NONE
    left = routing.one_of(count, u)
    for rank in range(matrix.shape[1]):
        if is_accountable(world, row, rank) and matrix["post"][row, rank] != but:
            if left == 0:
                return int(matrix["post"][row, rank])
            left -= 1
    return NONE


@compiled
def survey(world: World, row: int) -> None:
    """Note how many posts are accountable in a row, and who stands above all that hold a cell of it."""
    matrix, sheets, posts = world.state.matrix, world.state.sheets, world.structure.posts
    owners, writer = 0, NONE
    for rank in range(matrix.shape[1]):
        post = int(matrix["post"][row, rank])
        if post == NONE:
            break
        owners += int(is_accountable(world, row, rank))
        if writer == NONE:
            writer = post
        elif not lines.answers_to(posts, post, posts["person"][writer]):
            apex = lines.apex_of(posts, writer, post)
            writer = apex if apex != NONE else lines.top_of(posts, writer)
    sheets["owners"][row], sheets["writer"][row] = owners, writer


@compiled(from_python=True)
def survey_all(world: World) -> None:
    """Survey every row of the matrix, and note where issues can arise at all."""
    streams, structure = world.structure.streams, world.structure
    units = len(world.state.sheets) // world.state.beliefs.shape[1]
    for stream in range(len(streams)):
        function = structure.kinds["function"][streams["kind"][stream]]
        world.state.sheets["used"][function * units + structure.posts["unit"][streams["unit"][stream]]] = 1
    for row in range(len(world.state.sheets)):
        survey(world, row)
