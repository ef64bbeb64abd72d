"""The figures that every run gives: key, unit, title in both languages, and whether less or more of it is better."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Figure:
    """A figure: its key, unit and titles; `better` is -1 where less is better, 1 where more is, 0 where neither."""

    key: str
    unit: str
    en: str
    sv: str
    better: int


_HUNDRED = "issues per 100 root issues"
_HOURS = "hours per 100 root issues"
_TIMES = "times per 100 root issues"

# fmt: off
# Issues raised in a period, followed to the end of the run.
_LOAD = (
    Figure("escalation_hours_per_100", _HOURS, "Escalation load", "Eskaleringsbelastning", -1),
    Figure("duplicated_hours_per_100", _HOURS, "Duplicated work", "Dubbelarbete", -1),
    Figure("escalated_per_100", _HUNDRED, "Issues escalated", "Eskalerade ärenden", -1),
    Figure("decided_executive_share", "share",
           "Decided at the executive office or above", "Avgjort på kommunledningsnivå", -1),
    Figure("duplicated_share", "share", "Duplicated share of hours", "Dubbelarbetets andel av tiden", -1),
    Figure("joined_per_100", _HUNDRED,
           "Joined to another about the same pupil", "Förda till ett annat om samma elev", 0),
    Figure("same_pupil_hours_per_100", _HOURS,
           "Work apart on the same pupil", "Arbete var för sig om samma elev", -1),
    Figure("escalation_part", _HOURS, "What adds to the escalation load", "Vad som bidrar till eskaleringen", -1),
    Figure("duplication_part", _HOURS, "What adds to the double work", "Vad som bidrar till dubbelarbetet", -1),
    Figure("duplicated_part", "share", "Part of the duplicated work", "Del av dubbelarbetet", 0),
)
_TIME = (
    Figure("decision_days", "days", "Time to decision", "Tid till beslut", -1),
    Figure("feedback_days", "days", "Time to feedback", "Tid till återkoppling", -1),
    Figure("decision_median_days", "days", "Time to decision, median", "Tid till beslut, median", -1),
    Figure("decision_90_days", "days", "Time to decision, nine of ten", "Tid till beslut, nio av tio", -1),
    Figure("feedback_median_days", "days", "Time to feedback, median", "Tid till återkoppling, median", -1),
    Figure("feedback_90_days", "days", "Time to feedback, nine of ten", "Tid till återkoppling, nio av tio", -1),
    Figure("decision_part", "days", "What adds to the time to decision", "Vad som bidrar till tiden till beslut", -1),
    Figure("decided_within_share", "share", "Decided within so many days", "Avgjorda inom så många dagar", 1),
    Figure("days_per_right_decision", "days", "Time per right decision", "Tid per rätt beslut", -1),
    Figure("waiting_days_per_issue", "days", "Waiting of an issue's tasks", "Väntan för ett ärendes uppgifter", -1),
)
_HAND_OVERS = (
    Figure("hops_per_issue", "hand-overs", "Hand-overs an issue", "Överlämningar per ärende", -1),
    Figure("handed_over_per_100", _TIMES, "Handed over from one to another", "Överlämningar från en till en annan", 0),
    Figure("no_hand_over_share", "share", "Never handed over", "Aldrig överlämnade", 1),
    Figure("another_hop_share", "share", "Handed over once more", "Överlämnade ännu en gång", -1),
    Figure("returned_per_100", _TIMES, "Returned to a sender", "Åter till en avsändare", -1),
    Figure("straight_back_per_100", _TIMES, "Straight back to the sender", "Rakt tillbaka till avsändaren", -1),
    Figure("straight_back_share", "share",
           "Later hand-overs straight back", "Senare överlämningar rakt tillbaka", -1),
    Figure("first_contact_right_share", "share", "First contact right", "Första kontakten rätt", 1),
    Figure("mispicked_owner_share", "share", "Residents who mispicked the owner", "Invånare som valde fel ägare", -1),
    Figure("wrong_answers_per_100", _TIMES, "Wrong answers from outside", "Felaktiga svar från fel håll", -1),
    Figure("contradictory_answers_per_100", _TIMES, "Contradictory answers", "Motstridiga svar", -1),
    Figure("lost_answers_per_100", _TIMES, "Answers lost", "Svar som kom bort", -1),
    Figure("astray_per_100", _TIMES, "Messages by the former way", "Meddelanden den gamla vägen", -1),
    Figure("reminders_per_100", _TIMES, "Reminders", "Påminnelser", -1),
    Figure("complaints_per_100", _TIMES, "Complaints", "Klagomål", -1),
    Figure("state_complaints_per_100", _TIMES, "Complaints to the state", "Klagomål till staten", -1),
    Figure("gave_up_per_100", _HUNDRED, "Gave up asking", "Gav upp frågan", -1),
    Figure("reconciliations_per_100", _TIMES, "Systems that differed", "System som skilde sig åt", -1),
)
_COLLISIONS = (
    Figure("collisions_per_100", _HUNDRED, "Collisions", "Kollisioner", -1),
    Figure("yielded_per_100", _HUNDRED, "Collisions: one gave way", "Kollisioner: en gav vika", 0),
    Figure("disputed_per_100", _HUNDRED, "Collisions: disputed", "Kollisioner: tvist", -1),
    Figure("answered_twice_per_100", _HUNDRED, "Collisions: answered twice", "Kollisioner: dubbla svar", -1),
    Figure("belief_disagreement_share", "share", "Encounters that disagree", "Möten med olika uppfattning", -1),
)
_HIDDEN = (
    Figure("hours_per_issue", "hours", "Hours an issue", "Timmar per ärende", -1),
    Figure("hidden_work", "hours per hour of direct work", "Hidden work", "Dolt arbete", -1),
    Figure("coordination_hours_per_decision", "hours per decision",
           "Coordination a decision", "Samordning per beslut", -1),
    Figure("unclosed_meeting_hours_per_100", _HOURS, "Meetings without a decision", "Möten utan beslut", -1),
)
_DECISIONS = (
    Figure("decided_share", "share", "Decided by level", "Avgjort per nivå", 0),
    Figure("decided_above_superior_share", "share",
           "Decided above the line superior", "Avgjort ovanför närmaste chef", -1),
    Figure("decided_rightly_share", "share", "Decided rightly", "Rätt avgjorda", 1),
    Figure("first_decision_final_share", "share", "First decision final", "Första beslutet stod fast", 1),
    Figure("reopened_per_100", _HUNDRED, "Issues reopened", "Återupptagna ärenden", -1),
    Figure("defaulted_share", "share", "Ended by default", "Avslutade utan beslut", -1),
    Figure("own_case_share", "share", "Decided in one's own case", "Avgjort i egen sak", -1),
    Figure("lateral_settlement_share", "share", "Disputes settled laterally", "Tvister lösta i sidled", 1),
    Figure("formal_acts_per_decision", "formal acts", "Formal acts a decision", "Formella beslut per avgörande", -1),
    Figure("ruled_per_100", _HUNDRED, "Decided by a committee", "Avgjort i nämnd", -1),
    Figure("political_contests_per_100", _HUNDRED, "Committees that differed", "Nämnder som var oense", -1),
    Figure("appeals_per_100", _HUNDRED, "Taken to the state", "Överklagade till staten", -1),
    Figure("agenda_days", "days", "Wait on a committee's agenda", "Väntan på en nämnds dagordning", -1),
    Figure("visible_share", "share", "Visible share of decisions", "Synlig andel av besluten", 1),
)
_COUNTS = (
    Figure("root_issues", "issues", "Root issues", "Ursprungsärenden", 0),
    Figure("closed", "issues", "Closed", "Avslutade", 0),
    Figure("open", "issues", "Open at the end", "Öppna vid slutet", -1),
    Figure("defaulted", "issues", "Closed by default", "Avslutade utan beslut, antal", -1),
)
# What happened in the calendar of a period.
_WORK = (
    Figure("hours", "hours", "Hours by kind of work", "Timmar per slags arbete", 0),
    Figure("utilisation", "share", "Utilisation", "Beläggning", 0),
    Figure("full_time_equivalents", "full-time equivalents", "Full-time equivalents", "Årsarbetskrafter", -1),
    Figure("cost", "kronor", "Cost of hours worked", "Kostnad för arbetade timmar", -1),
    Figure("backlog_hours", "hours times days", "Backlog", "Arbete som väntar", -1),
    Figure("issue_days", "issues times days", "Open issues over time", "Öppna ärenden över tid", -1),
)
_MANAGERS = (
    Figure("tabled", "matters", "Matters on a committee's agenda", "Ärenden på en nämnds dagordning", 0),
    Figure("escalation_hours", "hours", "Escalation hours", "Eskaleringstimmar", -1),
    Figure("hours_per_week", "hours per person and week", "Hours a week", "Timmar i veckan", 0),
    Figure("span_of_control", "posts", "Span of control", "Kontrollspann", 0),
    Figure("strategic_hours", "hours", "Strategic work", "Strategiskt arbete", 1),
    Figure("strategic_hours_due", "hours", "Strategic work due", "Strategiskt arbete att göra", 0),
    Figure("jobs_due", "jobs", "Managers' jobs due", "Chefsuppdrag att göra", 0),
    Figure("jobs_done", "jobs", "Managers' jobs done", "Chefsuppdrag gjorda", 1),
    Figure("jobs_done_share", "share", "Managers' jobs done of those due", "Andel gjorda chefsuppdrag", 1),
    Figure("cells_cleared_per_month", "cells per month", "Cells cleared", "Celler som klarnat", 1),
    Figure("unclear_cells", "cells", "Cells without one clear owner", "Celler utan en tydlig ägare", -1),
    Figure("distance_to_target", "share", "Distance to the target matrix", "Avstånd till målmatrisen", -1),
    Figure("unclear_share", "share", "Unclear share of cells", "Otydlig andel av cellerna", -1),
)
_UNITS = (
    Figure("reports_per_unit_year", "reports per unit and year", "Reports asked", "Begärda rapporter", -1),
    Figure("report_hours_per_unit_week", "hours per unit and week", "Hours on reports", "Timmar för rapporter", -1),
    Figure("adjustments_per_unit_year", "reports per unit and year",
           "Reports to be done over", "Rapporter att göra om", -1),
    Figure("adjustment_hours_per_unit_year", "hours per unit and year",
           "Hours on doing over", "Timmar för att göra om", -1),
    Figure("goal_congestion", "share", "Goal congestion", "Målträngsel", -1),
    Figure("direction_misfit", "share", "Misfit of directions", "Spretande riktningar", -1),
    Figure("phase_coherence", "share", "Asked at the same time of year", "Begärt vid samma tid på året", 0),
    Figure("switches_per_100_households", "switches per 100 households and year",
           "Switches of provider", "Byten av utförare", -1),
    Figure("complaints_per_1000_members", "complaints per 1,000 members and year",
           "Complaints among members", "Klagomål bland medlemmar", -1),
    Figure("state_complaints_per_1000_members", "complaints per 1,000 members and year",
           "Complaints to the state among members", "Klagomål till staten bland medlemmar", -1),
    Figure("clarity", "0 to 1", "Clarity to households", "Tydlighet för hushållen", 1),
    Figure("clarity_share", "share", "Households by clarity", "Hushåll efter tydlighet", 0),
    Figure("trust", "0 to 1", "Trust", "Tillit", 1),
)
# The same units run twice: in the independent position less in the municipal one.
_NEUTRALITY = (
    Figure("neutrality_gap_days", "days", "Neutrality gap: time to decision", "Neutralitetsgap: tid till beslut", 0),
    Figure("neutrality_gap_hours", "hours", "Neutrality gap: hours an issue", "Neutralitetsgap: timmar per ärende", 0),
    Figure("neutrality_gap_right", "share", "Neutrality gap: decided rightly", "Neutralitetsgap: rätt avgjorda", 0),
)
# fmt: on

FIGURES: Final[dict[str, Figure]] = {
    figure.key: figure
    for theme in (
        _LOAD, _TIME, _HAND_OVERS, _COLLISIONS, _HIDDEN, _DECISIONS, _COUNTS, _WORK, _MANAGERS, _UNITS, _NEUTRALITY,
    )
    for figure in theme
}  # fmt: skip
"""Every figure by key, in the order of tables: escalation load and duplicated work first."""
