"""The sentences of the page of claims, in English and in Swedish."""

from typing import Final

from sim.analysis.claim_space import OVERLOADED
from sim.analysis.claim_verdicts import FAILS, HOLDS, NO_VALUE, NOISE

NOT_JUDGED: Final = "not_judged"

WORDS: Final = {
    "en": {
        HOLDS: "holds", FAILS: "fails", NOISE: "within noise", NO_VALUE: "no value", NOT_JUDGED: "not judged",
        OVERLOADED: "overloaded",
        "drawing": "from the chart", "input": "from the matrix or an assumption", "emergent": "emergent",
        "claim": "Claim", "says": "What it says", "kind": "Kind", "verdict": "Verdict", "section": "Section",
        "count": "Judged at the default: {holds} hold, {fails} fail, {within_noise} within noise, {no_value} without "
        "a value, {not_judged} not judged. Population {population}, at most {replications} replications.",
        "how": "A claim holds where every part's 95 % interval (Student, over replications, same issues) lies wholly "
        "where the claim puts it; it fails where some part's lies wholly beyond the line on the other side. Margins: 2 "
        "percentage points for shares, 5 % of the reference's mean for all else, unless the claim has its own.",
        "behind": "The figures behind each verdict",
        "pair": "{verdict}: {what}: {of} {own}, {against} {other}; {quantity} {mean} ({low} to {high}){line}",
        "alone": "{verdict}: {what}: {of} {mean} ({low} to {high}){line}",
        "difference": "difference", "loss": "lost", "gain": "gained", "per": "difference over {figure}",
        "points": "difference in percentage points",
        "margin": ", margin {line}", "limit": ", limit {line}", "again": "repeated, {run}: ",
        "in_run": "{name} ({run})",
        "beside": "beside, does not count", "step": "share of the step to {name}",
        "issue:contested": "contested issues", "sides:purchaser-provider": "between purchaser and producers",
        "line:preschool": "the preschools' line", "line:school": "the schools' line", "work:change": "change work",
        "months_until_half": "months until half",
        "says_no": "The model says otherwise: {why}",
        "undecided": "Why it neither holds nor fails: {why}",
        "no_figure": "Why there is no value: {why}", "changed": "{what}: {value} instead of {default} ({key})",
        "note": "Note: {note}",
        "fails_in": "Where it fails: {where}, {replications} replications.",
        "committed": "Where it fails: {where} (population small, {replications} replications).",
        "default": "at the default",
        "cannot": "Cannot fail here: {why}", "yet": "That is not so: it fails at {points} of the points.",
        "none_found": "Where it fails: none found{points}.",
        "among": " among {points} points", "space": "Over the space of parameters",
        "space_is": "{points} points (scrambled Sobol) over {parameters} parameters with a range, all others at the "
        "default. {meets} of the points keep every one of the patterns {patterns} (reference, this population).",
        "varied": "The parameters that were varied", "meant": "The parameters that decide",
        "all": "all", "meets": "meeting patterns", "decides": "What decides it",
        "decider": "{parameter} ({rho})", "no_better": "nothing beyond chance",
        "one_way": "the same throughout",
        "few": "too few points to say",
        "decider_is": "What decides it: the parameter whose rank goes most with the verdict (rank correlation in "
        "brackets; above 0: the more, the sooner it holds), where that is more than the best reaches by chance.",
    },
    "sv": {
        HOLDS: "håller", FAILS: "håller inte", NOISE: "inom bruset", NO_VALUE: "inget värde", NOT_JUDGED: "ej bedömt",
        OVERLOADED: "överlastat",
        "drawing": "ur organisationsschemat", "input": "ur matrisen eller ett antagande", "emergent": "ur modellen",
        "claim": "Påstående", "says": "Vad det säger", "kind": "Slag", "verdict": "Omdöme", "section": "Avsnitt",
        "count": "Bedömt med standardvärden: {holds} håller, {fails} håller inte, {within_noise} inom bruset, "
        "{no_value} utan värde, {not_judged} ej bedömda. Population {population}, högst {replications} upprepningar.",
        "how": "Ett påstående håller när varje dels 95 %-intervall (Student, över upprepningar, samma ärenden) ligger "
        "helt där påståendet säger; det håller inte när någon dels ligger helt bortom gränsen åt andra hållet. "
        "Marginaler: 2 procentenheter för andelar, 5 % av referensens medelvärde för allt annat, om inget annat sägs.",
        "behind": "Siffrorna bakom varje omdöme",
        "pair": "{verdict}: {what}: {of} {own}, {against} {other}; {quantity} {mean} ({low} till {high}){line}",
        "alone": "{verdict}: {what}: {of} {mean} ({low} till {high}){line}",
        "difference": "skillnad", "loss": "minskning", "gain": "ökning", "per": "skillnad i förhållande till {figure}",
        "points": "skillnad i procentenheter",
        "margin": ", marginal {line}", "limit": ", gräns {line}", "again": "upprepat, {run}: ",
        "in_run": "{name} ({run})",
        "beside": "bredvid, räknas inte", "step": "andel av steget till {name}",
        "issue:contested": "omtvistade ärenden", "sides:purchaser-provider": "mellan beställare och utförare",
        "line:preschool": "förskolans linje", "line:school": "skolans linje", "work:change": "förändringsarbete",
        "months_until_half": "månader tills det har halverats",
        "says_no": "Varför modellen säger något annat: {why}",
        "undecided": "Varför det varken håller eller inte: {why}",
        "no_figure": "Varför värde saknas: {why}", "changed": "{what}: {value} i stället för {default} ({key})",
        "note": "Anmärkning: {note}",
        "fails_in": "Här håller det inte: {where}, {replications} upprepningar.",
        "committed": "Här håller det inte: {where} (population small, {replications} upprepningar).",
        "default": "med standardvärden",
        "cannot": "Kan inte motsägas här: {why}",
        "yet": "Så är det inte: det håller inte i {points} av punkterna.",
        "none_found": "Här håller det inte: inget fall funnet{points}.",
        "among": " bland {points} punkter", "space": "Över parametrarnas rum",
        "space_is": "{points} punkter (Sobol) över {parameters} parametrar med ett intervall, alla andra på "
        "standardvärdet. {meets} av punkterna håller alla mönstren {patterns} (referensen, denna "
        "population).",
        "varied": "De parametrar som varierades", "meant": "De parametrar som avgör",
        "all": "alla", "meets": "som uppfyller mönstren", "decides": "Vad som avgör",
        "decider": "{parameter} ({rho})", "no_better": "inget utöver slumpen",
        "one_way": "lika överallt",
        "few": "för få punkter",
        "decider_is": "Vad som avgör: den parameter vars rang följer omdömet mest (rangkorrelation inom "
        "parentes; över 0: ju mer, desto hellre håller det), där det är mer än vad den främsta av dem når av en slump.",
    },
}  # fmt: skip
