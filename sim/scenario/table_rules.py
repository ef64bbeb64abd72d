"""Declared parameters of structure, of decisions, of vacancies and of the calendar of a run."""

from sim.scenario.parameter import Parameter

# fmt: off
# One row of the table per parameter: what it is and its range; its source; a sentence in each language.
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
    Parameter(
        "structure", "team_settlement", 0.1, "share", 0.0, 1.0, 0.0,
        "review 6.3 (F17); assumption",
        "Chance that two heads of one management team settle a dispute before it reaches their superior.",
        "Chansen att två chefer i samma ledningsgrupp löser en tvist innan den når deras chef.",
    ),
    Parameter(
        "structure", "attention", 0.0, "0 first come, 1 alternate, 2 quota", 0.0, 2.0, 0.0,
        "review 7 (J21); lever",
        "How a person with several posts divides attention between tasks of the same urgency.",
        "Hur den som har flera befattningar delar sin uppmärksamhet mellan lika brådskande uppgifter.",
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
    Parameter(
        "decision", "consultation_share", 0.25, "share of decision hours", 0.0, 2.0, 0.0,
        "review 4.1 (B1, D12); assumption",
        "What a post that is to be consulted spends on a matter, against the kind's decision hours.",
        "Vad en befattning som ska höras lägger på en fråga, i förhållande till beslutstimmarna.",
    ),
    Parameter(
        "decision", "merit_spread", 1.0, "share", 0.0, 1.0, None,
        "assumption: a normal law; 0 makes all cases equally clear",
        "How much cases differ in how clear they are.",
        "Hur olika tydliga ärenden är.",
    ),
    Parameter(
        "decision", "noise_base", 0.15, "spread of merits", 0.0, 1.0, 0.0,
        "assumption",
        "How blurred any case is to whoever decides it.",
        "Hur otydligt varje ärende är för den som avgör.",
    ),
    Parameter(
        "decision", "noise_edge", 0.1, "spread of merits an edge", 0.0, 1.0, 0.0,
        "review 4.1 (B3); assumption",
        "How much each step between the case and the decision blurs it.",
        "Hur mycket varje steg mellan ärendet och beslutet suddar ut det.",
    ),
    Parameter(
        "decision", "noise_gap", 0.5, "spread of merits a unit of knowledge", 0.0, 2.0, 0.0,
        "assumption",
        "How much missing knowledge blurs a case.",
        "Hur mycket bristande kunskap suddar ut ett ärende.",
    ),
    Parameter(
        "decision", "noise_pressure", 0.2, "spread of merits", 0.0, 1.0, 0.0,
        "assumption",
        "How much a long queue blurs a case, at most.",
        "Hur mycket en lång kö som mest suddar ut ett ärende.",
    ),
    Parameter(
        "decision", "noise_outside", 0.8, "spread of merits", 0.0, 3.0, 0.0,
        "review 4.1 (B3); assumption",
        "How much blurrier a case is to a post outside its responsibility.",
        "Hur mycket otydligare ett ärende är för den som inte ansvarar för det.",
    ),
    Parameter(
        "decision", "partiality", 0.0, "spread of merits", 0.0, 1.0, 0.0,
        "assumption; 0 so that partiality comes from unequal noise only",
        "A decider's lean towards a party of its own office.",
        "En beslutsfattares dragning åt en part i det egna kontoret.",
    ),
    Parameter(
        "decision", "reopen_share", 0.3, "share", 0.0, 1.0, 0.0,
        "assumption",
        "Chance that a wrong decision comes back.",
        "Chansen att ett felaktigt beslut kommer tillbaka.",
    ),
    Parameter(
        "decision", "discovery_days", 30.0, "days", 1.0, 180.0, None,
        "assumption",
        "Mean time until a wrong decision shows itself.",
        "Medeltid tills ett felaktigt beslut visar sig.",
    ),
    Parameter(
        "decision", "own_case", 0.0, "0 decides, 1 on record, 2 refers up", 0.0, 2.0, 0.0,
        "review 7 (A36, E8, F8); lever",
        "What a head does who is accountable for both sides of a matter: decide, put it on record, or refer it up.",
        "Vad en chef gör som ansvarar för båda sidor i en fråga: avgör, redovisar öppet eller lämnar uppåt.",
    ),
    Parameter(
        "decision", "authority_clarity", 0.0, "share", 0.0, 1.0, 0.0,
        "review 7 (F9); assumption",
        "Chance that the authority's own manager decides in place of a head whose own case a matter is.",
        "Chansen att myndighetens egen chef beslutar i stället för en chef i vars egen sak det är.",
    ),
    Parameter(
        "decision", "state_days", 150.0, "days", 1.0, 1000.0, None,
        "review 7 (A21); assumption",
        "Mean time in which the state rules on a committee's decision that an independent unit takes to it.",
        "Medeltid till statens avgörande när en fristående enhet överklagar en nämnds beslut.",
    ),
    Parameter(
        "decision", "limit_days", 365.0, "days", 60.0, 3650.0, 3650.0,
        "assumption",
        "Time after which an issue without a decision ends by default.",
        "Tid efter vilken ett ärende utan beslut avslutas av sig självt.",
    ),
)

VACANCY = (
    Parameter(
        "vacancy", "months", 6.0, "months", 0.0, 24.0, 0.0,
        "review 1, 7 (I3-I5, F4); assumption",
        "Time that an ordinary post of a head stands vacant, when a scenario makes it vacant.",
        "Tid som en vanlig chefstjänst står vakant när ett scenario gör den vakant.",
    ),
    Parameter(
        "vacancy", "capacity", 0.5, "share", 0.05, 1.0, 1.0,
        "review 7 (F4); assumption",
        "Working pace of the acting head against that of the head.",
        "Den tillförordnade chefens arbetstakt mot den ordinaries.",
    ),
    Parameter(
        "vacancy", "span_weight", 0.0, "per post of span", 0.0, 0.3, 0.0,
        "review 7 (F3, I5); assumption: an even playing field until swept",
        "How much longer a post stands vacant for each post that reports to it.",
        "Hur mycket längre en tjänst står vakant för varje befattning som rapporterar till den.",
    ),
    Parameter(
        "vacancy", "tenure_weight", 0.0, "share", 0.0, 1.0, 0.0,
        "review 7 (F3); assumption: an even playing field until swept",
        "How much longer a post stands vacant when its structure is expected to end within a year.",
        "Hur mycket längre en tjänst står vakant när strukturen väntas upphöra inom ett år.",
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
    Parameter(
        "run", "backlog_limit", 2.0, "years of root issues", 0.01, 100.0, None,
        "assumption; far beyond any queue that ever empties",
        "A run stops as overloaded when more tasks wait than root issues arise in this time.",
        "En körning avbryts som överbelastad när fler uppgifter väntar än det uppstår ärenden på denna tid.",
    ),
)
# fmt: on
