"""Whom someone turns to who has an issue, or who has read it and found it another's."""

from typing import Final

from sim.compile import compiled
from sim.journey.cells import owner_of
from sim.journey.experience import household_of_issue
from sim.journey.state import World
from sim.organisation.layout import EVEN, NONE
from sim.rules import draws, feedback, routing

KNOWS: Final = 0  # draws of one turn: does it know an owner, which owner, where people usually turn
WHICH: Final = 1
WHERE: Final = 2
_ASKER: Final = 1.0  # knowledge of whoever raises an issue: a little more than an officer's (assumption)


@compiled
def usual_contact(world: World, issue: int, kind: int, u: float) -> int:
    """Return the post to which people usually turn with an issue of a kind at the issue's unit."""
    structure, issues = world.structure, world.state.issues
    units = world.state.matrix.shape[0] // world.state.beliefs.shape[1]
    row = kind * units + structure.posts["unit"][issues["unit"][issue]]
    chosen = int(structure.contacts["post"][row, 0])
    for place in range(structure.contacts.shape[1]):
        if structure.contacts["post"][row, place] == NONE:
            break
        chosen = int(structure.contacts["post"][row, place])
        if u < structure.contacts["until"][row, place]:
            break
    return chosen


@compiled
def another_contact(world: World, issue: int, kind: int, post: int, u: float) -> int:
    """Return one of those to whom people turn with a kind, other than a post and the sender; -1 when there is none."""
    structure, issues = world.structure, world.state.issues
    units = world.state.matrix.shape[0] // world.state.beliefs.shape[1]
    row, sender, count = kind * units + structure.posts["unit"][issues["unit"][issue]], issues["sender"][issue], 0
    contacts = structure.contacts["post"]
    for place in range(contacts.shape[1]):
        other = contacts[row, place]
        count += int(other != NONE and other != post and other != sender)
    if count == 0:
        return NONE
    left = routing.one_of(count, u)
    for place in range(contacts.shape[1]):
        other = contacts[row, place]
        if other != NONE and other != post and other != sender:
            if left == 0:
                return int(other)
            left -= 1
    return NONE


@compiled
def taken_for(world: World, issue: int, knowledge: float, turn: int) -> int:
    """Return the kind for which an issue is taken by someone who reads it: its own, or the one that it resembles."""
    kinds, issues, misreading = world.structure.kinds, world.state.issues, world.structure.parameters["misreading"][0]
    kind = int(issues["kind"][issue])
    u = draws.uniform(issues["key"][issue], draws.READING, turn)
    if kinds["like"][kind] == NONE or routing.reads_rightly(misreading, issues["complexity"][issue], knowledge, u):
        return kind
    return int(kinds["like"][kind])


@compiled
def first_contact(world: World, issue: int) -> int:
    """Return whom whoever raises an issue turns to: the single front door, memory, an owner, or the usual contact."""
    structure, state = world.structure, world.state
    parameters, key = structure.parameters, state.issues["key"][issue]
    kind, who = state.issues["kind"][issue], household_of_issue(world, issue)
    if structure.kinds["door"][kind] != NONE:
        return int(structure.kinds["door"][kind])
    error = parameters["contact_error"][0]
    if who != NONE:
        known = state.households["function"][who] == structure.kinds["function"][kind]
        if known and feedback.happens(parameters["memory_share"][0], draws.uniform(key, draws.MEMORY, 0)):
            return int(state.households["contact"][who])
        error = routing.error_of(error, state.households["clarity"][who], EVEN)
    taken = taken_for(world, issue, _ASKER, 0)
    if taken == kind and routing.knows_owner(error, draws.uniform(key, draws.CONTACT, KNOWS)):
        target = owner_of(world, issue, NONE, draws.uniform(key, draws.CONTACT, WHICH))
        if target != NONE:
            return target
    return usual_contact(world, issue, taken, draws.uniform(key, draws.CONTACT, WHERE))
