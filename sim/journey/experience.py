"""What households and heads of independent units make of how they fare: clarity, trust, memory, another provider."""

from typing import Final

from sim.compile import compiled
from sim.journey.state import World
from sim.journey.write import entry, write
from sim.ledger.columns import CLARITY, SWITCHED, TRUST
from sim.organisation.layout import NONE, ORIGINS
from sim.rules import draws, feedback, learning, routing

_PARENT: Final = ORIGINS.index("parent")

# What a bad experience was; each has its own place among an issue's draws.
SILENCE: Final = 1
TWO_ANSWERS: Final = 2
WRONG: Final = 3


@compiled
def household_of_issue(world: World, issue: int) -> int:
    """Return the place of the household that raised an issue among all; -1 when it was no household."""
    issues, streams = world.state.issues, world.structure.streams
    if world.structure.kinds["origin"][issues["kind"][issue]] != _PARENT:
        return NONE
    return int(streams["first_household"][issues["stream"][issue]] + issues["household"][issue])


@compiled
def _after(world: World, before: float, well: bool) -> float:
    """Return what one experience leaves of a strength: firmer where it went well, weaker where not."""
    rate = world.structure.parameters["experience_rate"][0]
    return learning.firmer(before, rate) if well else learning.weaker(before, rate)


@compiled
def _tell(world: World, issue: int, event: int, who: int, after: float) -> None:
    """Write down clarity or trust as it now stands, unless experience moves nothing."""
    if world.structure.parameters["experience_rate"][0] > 0.0:
        unit = int(world.state.issues["unit"][issue])
        write(world.state, issue, entry(event, unit, NONE, NONE, who, 0), 0.0, after)


@compiled
def learns(world: World, issue: int, clear: bool) -> None:
    """Let a household learn, or lose, its way about the municipality (D11)."""
    households, who = world.state.households, household_of_issue(world, issue)
    if who != NONE:
        households["clarity"][who] = _after(world, households["clarity"][who], clear)
        _tell(world, issue, CLARITY, who, households["clarity"][who])


@compiled
def trusts(world: World, issue: int, well: bool) -> None:
    """Let a household's trust rise or fall with how an issue of its own went (H2)."""
    households, who = world.state.households, household_of_issue(world, issue)
    if who != NONE:
        households["trust"][who] = _after(world, households["trust"][who], well)
        _tell(world, issue, TRUST, who, households["trust"][who])


@compiled
def shown_to(world: World, issue: int, unit: int, seen: bool) -> None:
    """Let the trust of an independent unit's head rise with a decision whose grounds it sees, and fall without (H2)."""
    places = world.state.places
    places["trust"][unit] = _after(world, places["trust"][unit], seen)
    _tell(world, issue, TRUST, NONE, places["trust"][unit])


@compiled
def _may_go_to(world: World, stream: int, issue: int) -> bool:
    """Return whether a stream's unit could be the new provider: of the same type, with issues of the same kind."""
    streams, posts, issues = world.structure.streams, world.structure.posts, world.state.issues
    there, here = streams["unit"][stream], issues["unit"][issue]
    same = streams["kind"][stream] == issues["kind"][issue] and posts["type"][there] == posts["type"][here]
    return same and there != here


@compiled
def disappoint(world: World, issue: int, how: int) -> None:
    """Let a household take a bad experience badly: trust falls, and it may leave its provider (G4, A18)."""
    trusts(world, issue, False)
    state, who = world.state, household_of_issue(world, issue)
    if who == NONE:
        return
    key, share = state.issues["key"][issue], world.structure.parameters["switch_share"][0]
    if not feedback.leaves(share, state.households["trust"][who], draws.uniform(key, draws.SWITCH, how)):
        return
    count = 0
    for stream in range(len(world.structure.streams)):
        count += int(_may_go_to(world, stream, issue))
    if count == 0:
        return
    left = routing.one_of(count, draws.uniform(key, draws.SWITCH, WRONG + how))
    for stream in range(len(world.structure.streams)):
        if _may_go_to(world, stream, issue):
            if left == 0:
                unit = int(world.structure.streams["unit"][stream])
                state.households["unit"][who] = unit
                write(state, issue, entry(SWITCHED, int(state.issues["unit"][issue]), unit, NONE, who, 0), 0.0, 0.0)
                return
            left -= 1


@compiled
def remembers(world: World, issue: int, post: int) -> None:
    """Let a household remember who answered it rightly, and on what function (A14)."""
    who = household_of_issue(world, issue)
    if who != NONE:
        world.state.households["contact"][who] = post
        world.state.households["function"][who] = world.structure.kinds["function"][world.state.issues["kind"][issue]]
