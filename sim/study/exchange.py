"""The variant in which two areas have each other's contested cells, of whatever a command compares (F19, C2, D14)."""

from dataclasses import dataclass, replace

from sim.organisation import IssueKinds, Organisation, Population, exchange_contested
from sim.study.plan import Plan, Scheduled


@dataclass(frozen=True)
class Exchange:
    """An exchange of the contested cells of two areas, with what it takes to find them."""

    issues: IssueKinds
    population: Population
    areas: tuple[str, str]

    def of(self, each: Organisation | Scheduled) -> Organisation | Plan:
        """Return an organisation, or what takes over when, with the cells exchanged."""
        if isinstance(each, Organisation):
            return self.of_organisation(each)
        plan = Plan.of(each)
        return replace(plan, steps=tuple((month, self.of_organisation(one)) for month, one in plan.steps))

    def of_organisation(self, organisation: Organisation) -> Organisation:
        """Return an organisation with the cells exchanged."""
        return exchange_contested(organisation, self.issues, self.population, *self.areas)
