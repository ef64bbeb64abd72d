"""What each figure of issues means, in English and in Swedish; `sim.analysis.meanings_calendar` has the others."""

from typing import Final

# fmt: off
OF_ISSUES: Final[dict[str, tuple[str, str]]] = {
    "escalation_hours_per_100": (
        "Hours that those above the first post that could have decided spend on the issues.",
        "Timmar som läggs ned på ärendena ovanför den första befattning som hade kunnat besluta."),
    "duplicated_hours_per_100": (
        "Hours in which further posts handle an issue, beside the one on whose work the decision rests; only handling.",
        "Timmar då fler befattningar handlägger ett ärende än den vars arbete beslutet vilar på; bara handläggning."),
    "escalated_per_100": (
        "Issues that were lifted above the first post that could have decided, at least once.",
        "Ärenden som minst en gång lyftes över den första befattning som hade kunnat besluta."),
    "decided_executive_share": (
        "Of decided issues, those decided at the executive office or in a committee.",
        "Av de avgjorda ärendena: de som avgjordes på kommunledningsnivå eller i en nämnd."),
    "duplicated_share": (
        "Duplicated work as a share of all hours on issues.",
        "Dubbelarbetets del av alla timmar för ärenden."),
    "joined_per_100": (
        "Issues that were joined to another open one about the same pupil.",
        "Ärenden som lades ihop med ett annat öppet ärende om samma elev."),
    "same_pupil_hours_per_100": (
        "Hours of handling, alone, of issues that were worked on apart from another open one about the same pupil.",
        "Timmar av bara handläggning, för ärenden som sköttes var för sig fast ett annat om samma elev var öppet."),
    "escalation_part": (
        "The escalation load, split over why issues rose and over kinds of issues.",
        "Eskaleringsbelastningen delad efter varför ärenden steg och efter ärendeslag."),
    "duplication_part": (
        "The duplicated work, split over how it ended and over kinds of issues.",
        "Dubbelarbetet delat efter hur det slutade och efter ärendeslag."),
    "duplicated_part": (
        "Of the duplicated work, what lies between two given sides.",
        "Av dubbelarbetet: det som ligger mellan två givna sidor."),
    "decision_days": (
        ("Mean days from when an issue arises to the decision in force; none counts for more than {days} days, "
         "and open ones count as not yet decided."),
        ("Medelvärdet av dagar från att ett ärende uppstår till beslutet som gäller; inget räknas för mer än "
         "{days} dagar, och öppna räknas som ännu inte avgjorda.")),
    "feedback_days": (
        ("Mean days from when an issue arises until the answer has come to whoever asked; none counts for more than "
         "{days} days, and open ones count as not yet answered."),
        ("Medelvärdet av dagar från att ett ärende uppstår tills svaret nått den som frågade; inget räknas för mer än "
         "{days} dagar, och öppna räknas som ännu inte besvarade.")),
    "decision_median_days": (
        "Days within which half of the issues are decided.", "Dagar inom vilka hälften av ärendena är avgjorda."),
    "decision_90_days": (
        "Days within which nine of ten issues are decided.", "Dagar inom vilka nio av tio ärenden är avgjorda."),
    "feedback_median_days": (
        "Days within which half of the issues are answered.", "Dagar inom vilka hälften av ärendena är besvarade."),
    "feedback_90_days": (
        "Days within which nine of ten issues are answered.", "Dagar inom vilka nio av tio ärenden är besvarade."),
    "decision_part": (
        "The time to decision, split over the steps of an issue's life and over kinds of issues.",
        "Tiden till beslut delad efter skeden i ärendets gång och efter ärendeslag."),
    "decided_within_share": (
        "Issues that are decided within so many days.", "Ärenden som är avgjorda inom så många dagar."),
    "days_per_right_decision": (
        "The time to decision of all issues for each that was decided rightly.",
        "Alla ärendens tid till beslut för varje ärende som avgjordes rätt."),
    "waiting_days_per_issue": (
        "Days that an issue's tasks lie on desks before they are begun, added up.",
        "Dagar som ett ärendes uppgifter ligger innan någon börjar med dem, hopräknade."),
    "hops_per_issue": (
        "How often an issue is passed on to another post; steps up are not counted.",
        "Hur många gånger ett ärende skickas vidare till en annan befattning; steg uppåt räknas inte."),
    "handed_over_per_100": (
        "Hand-overs from one given post to another.", "Överlämningar från en given befattning till en annan."),
    "no_hand_over_share": (
        "Issues that are never passed on to another post; steps up are not counted.",
        "Ärenden som aldrig skickas vidare till en annan befattning; steg uppåt räknas inte."),
    "another_hop_share": (
        "Of issues handed over so many times, those handed over once more.",
        "Av ärenden som lämnats över så många gånger: de som lämnas över en gång till."),
    "returned_per_100": (
        "Hand-overs to a post that had itself sent the issue to the one it comes from.",
        "Överlämningar till en befattning som själv hade skickat ärendet till avsändaren."),
    "straight_back_per_100": (
        "Hand-overs straight back to the post that the issue had just come from.",
        "Överlämningar rakt tillbaka till den befattning som ärendet nyss kom från."),
    "straight_back_share": (
        "Of hand-overs from the second on, those straight back.",
        "Av överlämningarna från den andra och framåt: de som går rakt tillbaka."),
    "first_contact_right_share": (
        "Issues that came first to a post that is accountable for them.",
        "Ärenden som först kom till en befattning som bär ansvaret för dem."),
    "mispicked_owner_share": (
        "Of residents who chose whom to ask, those who chose a post that is not accountable.",
        "Av invånarna som valde vem de skulle fråga: de som valde en befattning utan ansvaret."),
    "wrong_answers_per_100": (
        "Answers from posts that are not accountable, that were wrong and came back.",
        "Svar från befattningar utan ansvaret, som var fel och kom tillbaka."),
    "contradictory_answers_per_100": (
        "Second answers to issues that already had one; the model takes them to differ from the first.",
        "Andra svar i ärenden som redan hade ett; modellen antar att de skiljer sig från det första."),
    "lost_answers_per_100": (
        "Answers that never reached whoever asked.", "Svar som aldrig nådde den som frågade."),
    "astray_per_100": (
        "Messages that first went the way of the former organisation.",
        "Meddelanden som först gick den tidigare organisationens väg."),
    "reminders_per_100": (
        "Reminders from those who wait for an answer.", "Påminnelser från dem som väntar på svar."),
    "complaints_per_100": (
        "Complaints about how an issue was handled.", "Klagomål på hur ett ärende sköttes."),
    "state_complaints_per_100": ("Complaints that went to the state.", "Klagomål som gick till staten."),
    "gave_up_per_100": (
        "Issues whose asker no longer reminds and lets it be.",
        "Ärenden där den som frågade har slutat att påminna och låter det bero."),
    "reconciliations_per_100": (
        "Times when two record systems differed and somebody had to find out which was right.",
        "Gånger då två system skilde sig åt och någon fick reda ut vilket som hade rätt."),
    "collisions_per_100": (
        "Issues that two posts took to be theirs.", "Ärenden som två befattningar såg som sina."),
    "yielded_per_100": (
        "Collisions that ended with one giving way.", "Kollisioner som slutade med att en gav vika."),
    "disputed_per_100": (
        "Collisions in which both insisted, so that it went to coordinators or superiors to settle whose it was.",
        "Kollisioner där båda stod på sig, så att samordnare eller chefer fick avgöra vems ärendet var."),
    "answered_twice_per_100": (
        "Collisions in which both finished, so that there were two answers.",
        "Kollisioner där båda blev klara, så att det fanns två svar."),
    "belief_disagreement_share": (
        "Of the times that two posts met over an issue, those when they disagreed on whose it was.",
        "Av gångerna då två befattningar möttes i ett ärende: de då de var oense om vems det var."),
    "hours_per_issue": (
        "All hours of work on an issue, whoever does it.", "Alla timmars arbete med ett ärende, vem som än gör det."),
    "hidden_work": (
        "Coordination, rework and reminders for each hour of work on the matter itself.",
        "Samordning, omtag och påminnelser för varje timme arbete med själva saken."),
    "coordination_hours_per_decision": (
        "Hours of meetings, consultation, formal decisions and turning from post to post, for each decision.",
        "Timmar för möten, samråd, formella beslut och byten mellan befattningar, för varje beslut."),
    "unclosed_meeting_hours_per_100": (
        "Hours of meetings on issues that no decision came of.",
        "Timmar i möten om ärenden som inte ledde till beslut."),
    "decided_share": (
        "Of decided issues, those decided at each level.", "Av de avgjorda ärendena: de som avgjordes på varje nivå."),
    "decided_above_superior_share": (
        "Of decided issues, those decided further up than the unit's first superior.",
        "Av de avgjorda ärendena: de som avgjordes högre upp än hos enhetens närmaste chef."),
    "decided_rightly_share": (
        "Of decided issues, those whose decision agrees with what the case was worth.",
        "Av de avgjorda ärendena: de vars beslut stämmer med vad saken var värd."),
    "first_decision_final_share": (
        "Of decided issues, those whose first decision was neither taken up nor opened again within 90 days.",
        "Av de avgjorda ärendena: de vars första beslut varken fördes uppåt eller återupptogs inom 90 dagar."),
    "reopened_per_100": (
        "Issues that were opened again after a decision.", "Ärenden som öppnades igen efter ett beslut."),
    "defaulted_share": (
        "Issues that ended without a decision because the time limit passed.",
        "Ärenden som slutade utan beslut därför att tidsgränsen passerade."),
    "own_case_share": (
        ("Of decided issues, those that at some time were judged, below the executive office, by one to whom both the "
         "purchaser and the provider in the matter answer."),
        ("Av de avgjorda ärendena: de som någon gång, under kommunledningsnivån, bedömdes av någon som både "
         "beställaren och utföraren i saken svarar inför.")),
    "lateral_settlement_share": (
        "Of settled disputes, those settled by coordinators or within a management team, below their common superior.",
        "Av lösta tvister: de som samordnare eller en ledningsgrupp löste, under parternas gemensamma chef."),
    "formal_acts_per_decision": (
        "Signatures between offices that a decision took.", "Underskrifter mellan kontor som ett beslut krävde."),
    "ruled_per_100": ("Issues decided by a committee.", "Ärenden som avgjordes av en nämnd."),
    "political_contests_per_100": (
        "Issues in which two committees came to different conclusions.",
        "Ärenden där två nämnder kom till olika slut."),
    "appeals_per_100": (
        "Issues in which an independent provider took the decision to the state.",
        "Ärenden där en fristående utförare överklagade beslutet till staten."),
    "agenda_days": (
        ("Mean days on agendas, of the issues that came on one; none counts for more than {days} days, and "
         "those still on one count as not yet off it."),
        ("Medelvärdet av dagar på dagordningar, för de ärenden som kom på någon; inget räknas för mer än "
         "{days} dagar, och de som ligger kvar räknas som ännu inte färdiga där.")),
    "visible_share": (
        "Of others' decisions that touch an independent provider, those whose grounds reach it.",
        "Av andras beslut som rör en fristående utförare: de där skälen når fram dit."),
    "root_issues": (
        "Issues as they arose, each counted once.", "Ärenden så som de uppstod, vart och ett räknat en gång."),
    "closed": (
        "Issues whose answer came within the run.", "Ärenden där svaret kom fram inom körningen."),
    "open": (
        "Issues that were not answered when the run ended.",
        "Ärenden som inte var besvarade när körningen slutade."),
    "defaulted": (
        "How many issues ended without a decision because the time limit passed.",
        "Hur många ärenden som slutade utan beslut därför att tidsgränsen passerade."),
}
# fmt: on
"""By figure: what it means in English and in Swedish."""
