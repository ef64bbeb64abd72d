"""Declared parameters of how people behave and learn."""

from sim.scenario.parameter import Parameter

# fmt: off
# One row of the table per parameter: what it is and its range; its source; a sentence in each language.
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
        "behaviour", "misreading", 1.0, "for each unit of complexity over knowledge", 0.0, 3.0, 0.0,
        "review 4.1 (B5, J8, D13); assumption",
        "How easily a complex matter is taken for one of another kind by whoever reads it.",
        "Hur lätt en svår fråga tas för något annat av den som läser den.",
    ),
    Parameter(
        "behaviour", "reconsideration", 1.0, "share", 0.0, 1.0, 0.0,
        "review 4.1 (D3, D4); assumption",
        "Readiness to look once more whether an issue that comes back is one's own.",
        "Beredskap att pröva på nytt om ett ärende som kommer tillbaka är ens eget.",
    ),
    Parameter(
        "behaviour", "sending_back", 0.5, "share", 0.0, 1.0, 1.0,
        "review 4.1 (B5, D13); assumption",
        "How often what seems to be the sender's goes back to it, though it has passed it on, before another is tried.",
        "Hur ofta det som ser ut att vara avsändarens skickas tillbaka innan någon annan prövas.",
    ),
    Parameter(
        "behaviour", "contact_error", 0.4, "share", 0.0, 1.0, 0.0,
        "review 4.1 (B2, B5, D9); assumption",
        "Share of those who raise an issue who do not know whose it is.",
        "Av dem som väcker ett ärende: andelen som inte vet vems det är.",
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
    Parameter(
        "behaviour", "outside_share", 0.1, "share", 0.0, 0.6, 0.0,
        "review 4.1 (B3); assumption",
        "Chance that the first post without a claim answers all the same.",
        "Chansen att den första mottagaren utan eget ansvar ändå svarar.",
    ),
    Parameter(
        "behaviour", "feedback_loss", 0.05, "share an edge", 0.0, 0.5, 0.0,
        "review 4.1 (B4); assumption",
        "Chance that an answer is lost on each step of its way back.",
        "Risken att ett svar försvinner i varje steg på vägen tillbaka.",
    ),
    Parameter(
        "behaviour", "patience_days", 21.0, "days", 2.0, 120.0, None,
        "review 4.1 (B4); assumption",
        "Silence after which whoever asked reminds.",
        "Tystnad efter vilken den som frågat påminner.",
    ),
    Parameter(
        "behaviour", "reminder_cap", 3.0, "reminders", 0.0, 10.0, 0.0,
        "assumption",
        "Reminders before someone gives up or goes over the head of the office.",
        "Antal påminnelser innan någon ger upp eller vänder sig högre upp.",
    ),
    Parameter(
        "behaviour", "bypass_share", 0.3, "share", 0.0, 1.0, 0.0,
        "review 1 (A9); assumption",
        "Share of those out of patience who go over the head of the office.",
        "Andel av dem som tappat tålamodet som vänder sig förbi kontoret.",
    ),
    Parameter(
        "behaviour", "politician_share", 0.3, "share", 0.0, 1.0, 0.0,
        "review 1 (A9); assumption",
        "Share of those who go over the head of the office who turn to a politician of its committee.",
        "Andel av dem som vänder sig förbi kontoret som går till en politiker i dess nämnd.",
    ),
    Parameter(
        "behaviour", "complaint_share", 0.1, "share", 0.0, 1.0, 0.0,
        "review 4.1 (D11); assumption",
        "Chance of a complaint after two answers or a wrong one.",
        "Risken för klagomål efter dubbla eller felaktiga svar.",
    ),
    Parameter(
        "behaviour", "state_share", 0.05, "share", 0.0, 1.0, 0.0,
        "Skolinspektionen 2013: 2.5 complaints per 1,000 pupils in compulsory school; assumption",
        "Share of complaints that go to the state.",
        "Andel av klagomålen som går till staten.",
    ),
    Parameter(
        "behaviour", "experience_rate", 0.1, "share", 0.0, 0.5, 0.0,
        "review 4.1 (D11, A14); assumption",
        "How far one good or bad experience moves what a household knows of the municipality, and its trust.",
        "Hur långt en god eller dålig erfarenhet flyttar vad ett hushåll vet om kommunen och dess tillit.",
    ),
    Parameter(
        "behaviour", "memory_share", 0.5, "share", 0.0, 1.0, 0.0,
        "review 4.1 (A14); assumption",
        "Chance that a household turns to the post that answered it rightly last time.",
        "Chansen att ett hushåll vänder sig dit det fick rätt svar förra gången.",
    ),
    Parameter(
        "behaviour", "switch_share", 0.02, "share", 0.0, 0.3, 0.0,
        "review 5 (G4, A18); assumption",
        "Chance that a household without any trust leaves its provider after a bad experience.",
        "Risken att ett hushåll helt utan tillit lämnar sin utförare efter en dålig erfarenhet.",
    ),
    Parameter(
        "behaviour", "joining_share", 0.5, "share", 0.0, 1.0, 0.0,
        "review 4.1 (A16); assumption",
        "Chance that someone sees that two open issues are about the same pupil; less for every step between desks.",
        "Chansen att någon ser att två öppna ärenden gäller samma elev; mindre för varje steg mellan skrivborden.",
    ),
    Parameter(
        "behaviour", "adjustment_share", 0.3, "share", 0.0, 1.0, 0.0,
        "review 4, 4.1 (D5, J7); assumption",
        "How readily those who ask something of a unit ask again when it suits the unit's own need badly.",
        "Hur gärna de som begär något av en enhet begär på nytt när det passar enhetens behov illa.",
    ),
)

LEARNING = (
    Parameter(
        "learning", "learning_rate", 0.005, "share", 0.0, 0.2, 0.0,
        "review 2 (H9): beliefs are sticky; assumption",
        "How far a settlement moves the parties' beliefs.",
        "Hur långt en avgjord tvist flyttar parternas uppfattning.",
    ),
    Parameter(
        "learning", "stale_share", 0.3, "share", 0.0, 1.0, 0.0,
        "review 7 (F15); assumption",
        "Chance just after a change that a message goes the former way first.",
        "Risken strax efter en förändring att ett meddelande först går den gamla vägen.",
    ),
    Parameter(
        "learning", "settling_days", 120.0, "days", 5.0, 720.0, None,
        "assumption",
        "Time in which that chance falls to about a third.",
        "Tiden på vilken den risken sjunker till ungefär en tredjedel.",
    ),
    Parameter(
        "learning", "mandate_share", 0.4, "share of strategic hours", 0.0, 1.0, 0.0,
        "review 6.1, 3.1 (B23, J2, J18); assumption",
        "Share of strategic time that a manager with unclear cells below gives to writing down whose they are.",
        "Andel av den strategiska tiden som en chef med oklara celler under sig ger åt att skriva mandat.",
    ),
    Parameter(
        "learning", "mandate_hours", 60.0, "hours", 5.0, 400.0, None,
        "review 6.1 (B23); assumption",
        "Work of writing down whose one function is.",
        "Arbete med att skriva ner vems en funktion är.",
    ),
    Parameter(
        "learning", "payback_months", 6.0, "months", 0.0, 48.0, 0.0,
        "review 7 (F13); assumption",
        "How long a structure must be expected to last for writing mandates in it to seem worthwhile.",
        "Hur länge en struktur måste väntas bestå för att det ska kännas värt att skriva mandat i den.",
    ),
    Parameter(
        "learning", "fading", 1.0, "share", 0.0, 1.0, 0.0,
        "review 7 (J17, F3); assumption",
        "How far a structure that is to end is expected to end sooner as its unclear cells grow fewer.",
        "Hur mycket kortare liv en tillfällig ordning väntas få när dess otydliga celler blir färre.",
    ),
    Parameter(
        "learning", "briefing", 0.8, "share", 0.0, 1.0, 0.0,
        "review 2, 4.1 (H9, D3); assumption",
        "How far a written mandate moves beliefs in its cells.",
        "Hur långt ett skrivet mandat flyttar uppfattningarna i sina celler.",
    ),
    Parameter(
        "learning", "initiative_unclear", 0.05, "share", 0.0, 0.5, 0.0,
        "review 4.1 (D6, B14); assumption",
        "Chance that work sent down from an office leaves one more cell unclear at the unit.",
        "Risken att arbete som skickas ner från ett kontor lämnar ännu en cell oklar vid enheten.",
    ),
)
# fmt: on
