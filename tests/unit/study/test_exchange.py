"""The exchange of contested cells reaches every organisation of a plan and leaves the rest as it was."""

from sim.organisation import exchange_contested, load_schedule, unclear_cells
from sim.study.exchange import Exchange
from sim.study.plan import Plan
from sim.study.setting import Setting


def test_every_step_of_a_plan_is_exchanged_and_its_months_stay(short: Setting) -> None:
    exchange = Exchange(short.issues, short.population, ("education", "care"))
    schedule = load_schedule("separate_then_merged")
    plan = exchange.of(schedule)
    assert isinstance(plan, Plan)
    assert (plan.key, [month for month, _ in plan.steps]) == (schedule.key, [month for month, _ in schedule.steps])
    for (_, made), (_, given) in zip(plan.steps, schedule.steps, strict=True):
        assert made == exchange_contested(given, short.issues, short.population, "education", "care")


def test_an_organisation_is_exchanged_itself(short: Setting) -> None:
    exchange = Exchange(short.issues, short.population, ("education", "care"))
    today = short.history
    made = exchange.of(today)
    assert made == exchange.of_organisation(today) != today
    assert made.key == today.key
    assert unclear_cells(exchange.of_organisation(today), short.population, short.issues).contested > 0
