"""Judging a case: what it is worth, how it looks from a post, whose own case it is."""

from typing import Final

from sim.compile import compiled
from sim.journey.state import CLASSES, HAD_DISPUTE, World
from sim.organisation.layout import DEPARTMENT_LEVEL, NONE, OFFICE_LEVEL, PROVIDER, PURCHASER
from sim.rules import decision, draws, escalation, feedback, lines, merit

_PARTIES: Final = 64  # places of the parties' cases among an issue's draws of blur


@compiled
def _noise(world: World, issue: int, source: int, judge: int, outside: bool) -> float:
    """Return the noise with which a case known at the post `source` reaches `judge`."""
    structure, state = world.structure, world.state
    parameters, posts = structure.parameters, structure.posts
    edges = lines.distance(posts, source, judge, 0) * parameters["noise_edge"][0]
    gap = max(0.0, state.issues["complexity"][issue] - posts["knowledge"][judge]) * parameters["noise_gap"][0]
    waiting = 0
    for priority in range(CLASSES):
        waiting += state.queues["length"][posts["person"][judge], priority]
    pressure = merit.pressure_of(waiting, parameters["noise_pressure"][0])
    noise = merit.noise_of(parameters["noise_base"][0], edges, gap, pressure)
    return noise + parameters["noise_outside"][0] if outside else noise


@compiled
def grants(world: World, issue: int, judge: int, outside: bool) -> bool:
    """Return whether a post finds for the case that the unit concerned brings; each judgement has its own blur."""
    issues, key = world.state.issues, world.state.issues["key"][issue]
    count = int(issues["judged"][issue])
    issues["judged"][issue] = count + 1
    noise = _noise(world, issue, int(issues["unit"][issue]), judge, outside)
    true = merit.merit_of(world.structure.parameters["merit_spread"][0], key, draws.MERIT)
    return merit.seen(true, noise, draws.normal(key, draws.BLUR, count)) > 0.0


@compiled
def grants_by_papers(world: World, issue: int) -> bool:
    """Return whether the state finds for the case: it reads what is written, with the noise of any reading."""
    issues, key, parameters = world.state.issues, world.state.issues["key"][issue], world.structure.parameters
    count = int(issues["judged"][issue])
    issues["judged"][issue] = count + 1
    true = merit.merit_of(parameters["merit_spread"][0], key, draws.MERIT)
    return merit.seen(true, parameters["noise_base"][0], draws.normal(key, draws.BLUR, count)) > 0.0


@compiled
def is_right(world: World, issue: int) -> bool:
    """Return whether an issue is decided rightly: in substance, and by the party with the better case to it."""
    issues, spread = world.state.issues, world.structure.parameters["merit_spread"][0]
    deserves = merit.merit_of(spread, issues["key"][issue], draws.MERIT) > 0.0
    return (issues["granted"][issue] == 1) == deserves and issues["misplaced"][issue] == 0


@compiled
def _party_case(world: World, issue: int, arm: int, judge: int) -> float:
    """Return what a judge makes of one party's case to be the one to decide: it comes from that party's own post."""
    issues, posts = world.state.issues, world.structure.posts
    rank = issues["party_0"][issue] if arm == 0 else issues["party_1"][issue]
    post, key = int(world.state.matrix["post"][issues["row"][issue], rank]), issues["key"][issue]
    own = draws.normal(key, draws.MERIT_SECOND, arm)
    case = merit.seen(own, _noise(world, issue, post, judge, False), draws.normal(key, draws.BLUR, _PARTIES + arm))
    return case + world.structure.parameters["partiality"][0] * int(posts["office"][post] == posts["office"][judge])


@compiled
def keeps_first(world: World, issue: int, judge: int) -> bool:
    """Return whether the party with the lower rank keeps a disputed issue, and note whether that is misplaced (D4)."""
    key = world.state.issues["key"][issue]
    first = _party_case(world, issue, 0, judge) > _party_case(world, issue, 1, judge)
    should = draws.normal(key, draws.MERIT_SECOND, 0) > draws.normal(key, draws.MERIT_SECOND, 1)
    world.state.issues["misplaced"][issue] = int(first != should)
    return first


@compiled
def is_own_case(world: World, issue: int, judge: int, first: int, second: int) -> bool:
    """Return whether a matter's provider and purchaser both answer to the person who is to decide it (A36, E8).

    The parties are the disputants, else the performer and the unit concerned. At the executive level every structure
    has one person above both, who belongs to neither side, so it does not count there.
    """
    posts, issues = world.structure.posts, world.state.issues
    if posts["level"][judge] > OFFICE_LEVEL:
        return False
    other = second if issues["dispute"][issue] == HAD_DISPUTE else int(issues["unit"][issue])
    side_1, side_2 = posts["side"][first], posts["side"][other]
    both = (side_1 == PURCHASER and side_2 == PROVIDER) or (side_1 == PROVIDER and side_2 == PURCHASER)
    person = posts["person"][judge]
    return both and lines.answers_to(posts, first, person) and lines.answers_to(posts, other, person)


@compiled
def own_authority(world: World, issue: int, judge: int, first: int, second: int) -> int:
    """Return the authority's manager who decides in place of a head whose own case it is; -1 where the head does.

    How clear the authority's mandate is (F9) is the chance that its delegation holds: then the highest post of the
    purchaser's line below the head decides, unless the matter is beyond it, or the provider stands below it as well.
    """
    posts, issues = world.structure.posts, world.state.issues
    share, u = (
        world.structure.parameters["authority_clarity"][0],
        draws.uniform(issues["key"][issue], draws.DELEGATION, 0),
    )
    if not feedback.happens(share, u):
        return NONE
    other = second if issues["dispute"][issue] == HAD_DISPUTE else int(issues["unit"][issue])
    place, provider = (first, other) if posts["side"][first] == PURCHASER else (other, first)
    while posts["superior"][place] != NONE and posts["person"][posts["superior"][place]] != posts["person"][judge]:
        place = int(posts["superior"][place])
    manages = posts["level"][place] >= DEPARTMENT_LEVEL and posts["person"][place] != posts["person"][judge]
    beyond = escalation.beyond(issues["complexity"][issue], posts["knowledge"][place])
    if not manages or beyond or lines.answers_to(posts, provider, posts["person"][place]):
        return NONE
    return place


@compiled
def must_refer(world: World, issue: int, judge: int, first: int, second: int) -> bool:
    """Return whether a post may not decide a matter because it is its own case and such cases go up."""
    lever = world.structure.parameters["own_case"][0]
    if not decision.refers_own_case(lever) or not is_own_case(world, issue, judge, first, second):
        return False
    return own_authority(world, issue, judge, first, second) == NONE
