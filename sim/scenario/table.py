"""The declared table: one row per parameter, grouped in the sections that are configuration groups.

A row says the section and name, default, unit, range, neutral value (the value at which the
mechanism is absent, None where there is no such value), source and one sentence in each language.
The source is a section of the 2016 review with rows of its inventory, a measured log, or the word
``assumption``. ``run`` holds the calendar of one replication; seeds, numbers of replications and
the engine are options of the commands.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Parameter:
    """One declared number: its default and range are in ``unit``; low and high are allowed."""

    section: str
    name: str
    default: float
    unit: str
    low: float
    high: float
    neutral: float | None
    source: str
    en: str
    sv: str

    @property
    def key(self) -> str:
        """Return section and name joined by a point, as files and command lines write it."""
        return f"{self.section}.{self.name}"


# fmt: off
# One row of the table per parameter: what it is and its range; its source; a sentence in each language.
ARRIVAL = (
    Parameter(
        "arrival", "volume", 1.0, "factor", 0.1, 10.0, None,
        "assumption",
        "Multiplies the rate of every kind of issue.",
        "Multiplicerar takten för alla slags ärenden.",
    ),
    Parameter(
        "arrival", "shock", 0.15, "standard deviation of a logarithm", 0.0, 0.6, 0.0,
        "municipal service desks: daily variance over mean 1.5-2.6; default assumption",
        "Spread of a factor per day and kind that all origins share: some days are worse.",
        "Spridning hos en faktor per dag och ärendeslag som alla delar: vissa dagar är värre.",
    ),
    Parameter(
        "arrival", "growth", 0.0, "per year", -0.1, 0.2, 0.0,
        "review 5, 6.1 (G6, I8); assumption",
        "Yearly growth of all rates, as when new housing brings more children.",
        "Årlig tillväxt i alla takter, som när nya bostäder ger fler barn.",
    ),
)

BEHAVIOUR = (
    Parameter(
        "behaviour", "belief_lag", 0.2, "share", 0.0, 0.6, 0.0,
        "review 2, 4.1 (H9, D3); assumption",
        "How strongly posts still follow the old rules: others act as owner, owners doubt.",
        "Hur starkt befattningar ännu följer gamla regler: andra agerar ägare, ägare tvekar.",
    ),
    Parameter(
        "behaviour", "belief_spread", 0.1, "share", 0.0, 0.5, 0.0,
        "review 4.1 (D3, D5); assumption",
        "How much posts differ from each other in what they believe about responsibility.",
        "Hur mycket befattningar skiljer sig åt i vad de tror om ansvaret.",
    ),
    Parameter(
        "behaviour", "routing_error", 0.15, "share", 0.0, 0.8, 0.0,
        "review 4.1 (B5); assumption",
        "Chance that a post without a claim passes an issue on to the wrong post.",
        "Risken att en befattning utan eget ansvar skickar ett ärende till fel mottagare.",
    ),
    Parameter(
        "behaviour", "contact_error", 0.4, "share", 0.0, 1.0, 0.0,
        "review 4.1 (B2, B5, D9); assumption",
        "Share of those who raise an issue who do not know whose it is.",
        "Andel av dem som väcker ett ärende som inte vet vems det är.",
    ),
    Parameter(
        "behaviour", "assertiveness", 0.1, "share", 0.0, 1.0, 0.0,
        "review 4.1 (D4, B17); assumption",
        "Readiness to dispute when two firm beliefs about the same issue meet.",
        "Benägenhet att tvista när två bestämda uppfattningar om samma ärende möts.",
    ),
    Parameter(
        "behaviour", "awareness_share", 0.25, "share", 0.0, 1.0, None,
        "review 4 (B7, C5); assumption",
        "Share of issues of which a further claimant becomes aware by itself, before word of another's work.",
        "Andel av ärendena som ytterligare en som gör anspråk själv får syn på, innan någon berättat.",
    ),
    Parameter(
        "behaviour", "awareness_days", 3.0, "days", 0.0, 60.0, None,
        "review 4 (C5); assumption",
        "Mean delay until another claimant becomes aware of an issue by itself.",
        "Medelfördröjning tills ytterligare en som gör anspråk själv får syn på ärendet.",
    ),
    Parameter(
        "behaviour", "max_hops", 8.0, "hops", 2.0, 30.0, None,
        "assumption",
        "Hand-overs after which the superior of whoever has the issue decides whose it is.",
        "Antal överlämningar varefter den närmaste chefen avgör vems ärendet är.",
    ),
)

WORK = (
    Parameter(
        "work", "fulltime_hours", 1700.0, "hours a year", 1500.0, 1900.0, None,
        "assumption",
        "Working hours of one full-time person in a year, absence deducted.",
        "En heltidsanställds arbetstimmar per år sedan frånvaro dragits av.",
    ),
    Parameter(
        "work", "utilisation_unit", 0.75, "share", 0.5, 0.95, None,
        "assumption",
        "Utilisation at unit level from which hours are derived under the history's organisation.",
        "Beläggning på enhetsnivå som timmarna härleds ur under historikens organisation.",
    ),
    Parameter(
        "work", "utilisation_department", 0.75, "share", 0.5, 0.95, None,
        "assumption",
        "Utilisation at department level from which hours are derived.",
        "Beläggning på avdelningsnivå som timmarna härleds ur.",
    ),
    Parameter(
        "work", "utilisation_office", 0.75, "share", 0.5, 0.95, None,
        "assumption",
        "Utilisation at office level from which hours are derived.",
        "Beläggning på kontorsnivå som timmarna härleds ur.",
    ),
    Parameter(
        "work", "utilisation_executive", 0.75, "share", 0.5, 0.95, None,
        "assumption",
        "Utilisation at executive level from which hours are derived.",
        "Beläggning på kommunledningsnivå som timmarna härleds ur.",
    ),
    Parameter(
        "work", "new_person_hours", 0.5, "share of full time", 0.05, 1.0, None,
        "review 6.3 (E4, A30); assumption: half the time, about what heads give under the history at default size",
        "Time for issues of a person whom the history's organisation does not have.",
        "Tid för ärenden hos en person som inte finns i historikens organisation.",
    ),
    Parameter(
        "work", "least_hours", 0.05, "share of full time", 0.0, 0.2, 0.0,
        "assumption: two hours a week",
        "Least share of full time that anyone gives to issues, however few there are.",
        "Minsta andel av heltid som var och en ger åt ärenden, hur få de än är.",
    ),
    Parameter(
        "work", "triage_hours", 0.1, "hours", 0.0, 1.0, 0.0,
        "assumption",
        "Work of looking at an issue and passing it on.",
        "Arbete med att titta på ett ärende och skicka det vidare.",
    ),
    Parameter(
        "work", "switching_hours", 0.1, "hours", 0.0, 1.0, 0.0,
        "review (A36, F12); assumption",
        "Work of turning from one post to another for a person who holds several.",
        "Arbete med att växla mellan befattningar för den som har flera.",
    ),
)

STRUCTURE = (
    Parameter(
        "structure", "edge_days", 0.5, "days", 0.0, 5.0, 0.0,
        "review 4, 4.1 (D15, B4); assumption",
        "Mean delay of a message for each step on its way through the organisation.",
        "Medelfördröjning av ett meddelande för varje steg genom organisationen.",
    ),
    Parameter(
        "structure", "lateral_settlement", 0.3, "share", 0.0, 1.0, 0.0,
        "review (E4); assumption",
        "Chance that two coordinators settle a dispute between their offices.",
        "Chansen att två samordnare löser en tvist mellan sina kontor.",
    ),
)

DECISION = (
    Parameter(
        "decision", "hearing_share", 0.5, "share of decision hours", 0.0, 2.0, 0.0,
        "assumption",
        "What it costs a superior to hear one party, against the kind's decision hours.",
        "Vad det kostar en chef att höra ena parten, i förhållande till beslutstimmarna.",
    ),
    Parameter(
        "decision", "act_hours", 0.1, "hours", 0.0, 4.0, 0.0,
        "review (F11, F12); assumption",
        "Work of one formal act; a matter that spans two offices needs one for each.",
        "Arbete med ett formellt beslut; en fråga över två kontor kräver ett för varje.",
    ),
    Parameter(
        "decision", "coordination_share", 0.5, "share of decision hours", 0.0, 2.0, 0.0,
        "review (E4); assumption",
        "What a coordinator spends on a dispute, against the kind's decision hours.",
        "Vad en samordnare lägger på en tvist, i förhållande till beslutstimmarna.",
    ),
)

RUN = (
    Parameter(
        "run", "history_months", 12.0, "months", 3.0, 60.0, None,
        "assumption",
        "Length of the common history before the change of organisation.",
        "Den gemensamma historikens längd före organisationsförändringen.",
    ),
    Parameter(
        "run", "transition_months", 12.0, "months", 0.0, 60.0, None,
        "assumption",
        "Months after the change that are reported as transition.",
        "Månader efter förändringen som redovisas som övergång.",
    ),
    Parameter(
        "run", "settled_months", 12.0, "months", 1.0, 60.0, None,
        "assumption",
        "Months after the transition that are reported as settled.",
        "Månader efter övergången som redovisas som inarbetade.",
    ),
    Parameter(
        "run", "follow_months", 6.0, "months", 0.0, 24.0, None,
        "assumption",
        "Months during which the last issues are followed, with new ones still arriving.",
        "Månader då de sista ärendena följs medan nya fortsätter att komma.",
    ),
    Parameter(
        "run", "restricted_days", 180.0, "days", 10.0, 720.0, None,
        "assumption",
        "Longest time that counts in a restricted mean of waiting.",
        "Den längsta tid som räknas i ett begränsat medelvärde av väntan.",
    ),
)

PARAMETERS: tuple[Parameter, ...] = (*ARRIVAL, *BEHAVIOUR, *WORK, *STRUCTURE, *DECISION, *RUN)
# fmt: on
