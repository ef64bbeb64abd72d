"""The sentences in which the story of one issue is told, in English and in Swedish."""

from typing import Final

STEPS: Final = {
    "en": {
        "raised": "It arises at {post}.",
        "reached": "It comes to {post}{from_other}.",
        "claimed": "{post} takes it to be its own.",
        "queued ruling": "It is put on the agenda of {post}.",
        "started": "{post} begins: {task}, {hours} h.",
        "finished": "{post} is done: {task}.",
        "heard": "{post} hears that {other} is already at work on it.",
        "yielded": "{post} leaves it to {other}.",
        "disputed": "{post} and {other} both hold it to be theirs: a dispute.",
        "lifted": "It rises to {post}{from_other}.",
        "settled": "{post} settles the dispute: {other} keeps the matter.",
        "ruled": "{post} decides the matter at its meeting.",
        "decided": "{post} decides, {rightly}.",
        "reopened": "The decision was wrong, and the matter is open again.",
        "reopened contested": "It is open again: another post holds that the decided matter was its own.",
        "answered": "{post} is done as well: there are two answers now.",
        "closed": "The answer arrives; the matter is closed.",
        "lost": "The answer is lost on its way from {post}.",
        "reminded": "Whoever asked reminds {post}.",
        "gave_up": "Whoever asked no longer reminds.",
        "complained": "A complaint goes to {post}.",
        "corrected": "The answer from {post} was wrong, and comes back.",
        "astray": "The message from {post} goes the old way first.",
        "own_case": "{post} is to decide a case of its own side.",
        "defaulted": "The time limit passes; the matter ends without a decision.",
        "joined": "{post} sees another matter about the same person at {other}.",
        "rightly": "rightly",
        "wrongly": "wrongly",
        "from": ", from {other}",
        "why": "Why it rose",
        "down": "It stays down",
        "day": "day {day}",
        "under": "Under {organisation}",
        "none": "It does not rise above the first competent post.",
        "summary": "{days} from question to answer; {hours} hours of work; posts: {posts}; steps up: {rises}.",
        "open": "not answered within the run",
        "days": "{days} days",
        "issue": "The issue {issue}: {kind}, at {unit}",
    },
    "sv": {
        "raised": "Det uppstår hos {post}.",
        "reached": "Det kommer till {post}{from_other}.",
        "claimed": "{post} ser det som sitt.",
        "queued ruling": "Det sätts upp på dagordningen hos {post}.",
        "started": "{post} börjar: {task}, {hours} h.",
        "finished": "{post} är klar: {task}.",
        "heard": "{post} får veta att {other} redan arbetar med det.",
        "yielded": "{post} lämnar det åt {other}.",
        "disputed": "{post} och {other} ser det båda som sitt: en tvist.",
        "lifted": "Det stiger till {post}{from_other}.",
        "settled": "{post} avgör tvisten: {other} behåller ärendet.",
        "ruled": "{post} avgör ärendet på sitt möte.",
        "decided": "{post} beslutar, {rightly}.",
        "reopened": "Beslutet var fel, och ärendet öppnas igen.",
        "reopened contested": "Det öppnas igen: en annan befattning ser det avgjorda ärendet som sitt.",
        "answered": "Även {post} är klar: nu finns två svar.",
        "closed": "Svaret kommer fram; ärendet är avslutat.",
        "lost": "Svaret kommer bort på vägen från {post}.",
        "reminded": "Den som frågat påminner {post}.",
        "gave_up": "Den som frågat påminner inte längre.",
        "complained": "Ett klagomål går till {post}.",
        "corrected": "Svaret från {post} var fel och kommer tillbaka.",
        "astray": "Meddelandet från {post} går först den gamla vägen.",
        "own_case": "{post} ska besluta i en sak där den egna sidan är part.",
        "defaulted": "Tidsgränsen passerar; ärendet slutar utan beslut.",
        "joined": "{post} ser ett annat ärende om samma person hos {other}.",
        "rightly": "rätt",
        "wrongly": "fel",
        "from": ", från {other}",
        "why": "Varför det steg",
        "down": "Det stannar nere",
        "day": "dag {day}",
        "under": "Under {organisation}",
        "none": "Det stiger inte över den första behöriga.",
        "summary": "{days} från fråga till svar; {hours} timmars arbete; befattningar: {posts}; steg uppåt: {rises}.",
        "open": "inget svar inom körningen",
        "days": "{days} dagar",
        "issue": "Ärendet {issue}: {kind}, hos {unit}",
    },
}

TASKS: Final = {
    "en": {
        "handle": "the function itself",
        "triage": "reads it and passes it on",
        "exception": "decides what another could not",
        "hearing": "hears one party",
        "settlement": "settles the dispute",
        "formal_act": "signs",
        "coordination": "coordinates with the other office",
        "ruling": "decides at a meeting",
        "outside": "answers what is not its own",
        "reminder": "a reminder",
        "complaint": "a complaint",
        "reconciliation": "finds out which system is right",
        "report": "a report that was asked for",
        "record": "puts the grounds on record",
        "consultation": "says what it thinks",
    },
    "sv": {
        "handle": "själva funktionen",
        "triage": "läser och skickar vidare",
        "exception": "avgör vad en annan inte kunde",
        "hearing": "hör ena parten",
        "settlement": "avgör tvisten",
        "formal_act": "skriver under",
        "coordination": "samordnar med det andra kontoret",
        "ruling": "avgör på ett möte",
        "outside": "svarar på det som inte är dess eget",
        "reminder": "en påminnelse",
        "complaint": "ett klagomål",
        "reconciliation": "reder ut vilket system som har rätt",
        "report": "en begärd redovisning",
        "record": "för grunderna till protokollet",
        "consultation": "säger vad den tycker",
    },
}
"""What is done, by kind of work."""

WHY: Final = {
    "en": {
        "exception": "It asks more than {other} knows: complexity {complexity} against knowledge {knowledge} "
        "(review 4.1; rule escalation.beyond). Knowledge of {complexity} in that post would have kept it down.",
        "contested": "{other} cannot settle alone whose it is (review 4.1: D3, D4; rules belief.beliefs_meet and "
        "the lowest common superior). One owner of the function, or beliefs that agree, would have kept it down; so "
        "would behaviour.assertiveness = 0.",
        "unowned": "Nobody whom it reached takes it to be theirs (review 4.1: B17; rule passage). An owner of the "
        "function who knows it would have kept it down.",
        "formal_act": "It spans two offices, so the head of each has to sign (review 7: F7, F11; rule "
        "decision.needs_formal_acts). Both posts in one office would have kept it down; so would no dispute "
        "(behaviour.assertiveness = 0), for only a disputed matter needs the mandate of two posts.",
        "ruling": "It lies above what is delegated, so {post} decides (review 7: A33 to A35; rule "
        "decision.above_threshold). A wider delegation (the kind's share `political` in the issue file) would have "
        "kept it down.",
        "reopened": "The first decision was wrong and came back (review 4.1: B3, B4; rule merit.seen). A right "
        "decision the first time would have kept it down.",
        "bypass": "Whoever asked had reminded in vain, each time after silence longer than patience lasts, and went "
        "over the head of the office (review 1: A9; behaviour.patience_days = {patience}, behaviour.reminder_cap, "
        "behaviour.bypass_share). An answer before that would have kept it down; so would behaviour.bypass_share = 0.",
        "beyond_top": "It asks more than the top of the line knows: complexity {complexity}; the committee above it, "
        "{post}, decides (review 4.1: B17; rule escalation.beyond). Knowledge of {complexity} at the top of the line "
        "would have kept it down.",
        "differ": "The committees on the two sides found differently, so {post}, above both, decides (review 1: A1, "
        "A2; rule decision.bodies_differ). One committee for both sides would have kept it down.",
        "own_case": "{other} is accountable for both sides of the matter, and such cases go to the next superior "
        "(review 1, 7: A3, F8; rule decision.refers_own_case). decision.own_case = 0 would have kept it down.",
    },
    "sv": {
        "exception": "Det kräver mer än {other} kan: svårighet {complexity} mot kunskap {knowledge} (översynen 4.1; "
        "regeln escalation.beyond). Kunskap {complexity} på den befattningen hade hållit det nere.",
        "contested": "{other} kan inte själv avgöra vems det är (översynen 4.1: D3, D4; reglerna "
        "belief.beliefs_meet och lägsta gemensamma chef). En ägare till funktionen, eller samstämda uppfattningar, "
        "hade hållit det nere; likaså behaviour.assertiveness = 0.",
        "unowned": "Ingen som det nått ser det som sitt (översynen 4.1: B17; regeln passage). En ägare till "
        "funktionen som vet om det hade hållit det nere.",
        "formal_act": "Det spänner över två kontor, så båda cheferna måste skriva under (översynen 7: F7, "
        "F11; regeln decision.needs_formal_acts). Båda befattningarna i ett kontor hade hållit det nere; likaså ingen "
        "tvist (behaviour.assertiveness = 0), för bara ett omtvistat ärende kräver två befattningars mandat.",
        "ruling": "Det ligger över vad som är delegerat, så {post} beslutar (översynen 7: A33 till A35; regeln "
        "decision.above_threshold). En vidare delegation (andelen `political` för ärendeslaget i ärendefilen) hade "
        "hållit det nere.",
        "reopened": "Det första beslutet var fel och kom tillbaka (översynen 4.1: B3, B4; regeln merit.seen). Rätt "
        "beslut första gången hade hållit det nere.",
        "bypass": "Den som frågat hade påmint förgäves, varje gång efter längre tystnad än tålamodet räcker, och gick "
        "förbi kontoret (översynen 1: A9; behaviour.patience_days = {patience}, behaviour.reminder_cap, "
        "behaviour.bypass_share). Ett svar före det hade hållit det nere; likaså behaviour.bypass_share = 0.",
        "beyond_top": "Det kräver mer än den som står överst i linjen kan: svårighet {complexity}; {post}, "
        "närmast över, beslutar (översynen 4.1: B17; regeln escalation.beyond). Kunskap {complexity} överst i linjen "
        "hade hållit det nere.",
        "differ": "Nämnderna på de två sidorna kom till olika slut, så {post}, som står över båda, beslutar "
        "(översynen 1: A1, A2; regeln decision.bodies_differ). En nämnd för båda sidorna hade hållit det nere.",
        "own_case": "{other} ansvarar för båda sidorna i saken, och sådana ärenden går till närmaste chef (översynen "
        "1, 7: A3, F8; regeln decision.refers_own_case). decision.own_case = 0 hade hållit det nere.",
    },
}

PICKED: Final = {
    "en": {
        "highest": "rose highest",
        "twice": "worked twice",
        "bounced": "handed over most",
        "wrong": "decided wrongly",
        "longest": "took longest",
    },
    "sv": {
        "highest": "steg högst",
        "twice": "arbetades med två gånger",
        "bounced": "lämnades över flest gånger",
        "wrong": "avgjordes fel",
        "longest": "tog längst tid",
    },
}
"""Why an issue was picked as a telling one."""
