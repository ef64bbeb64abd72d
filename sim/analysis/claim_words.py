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
        "count": "Judged at the default and at equal hours, unless said otherwise: {holds} hold, {fails} fail, "
        "{within_noise} within noise, {no_value} without a value, {not_judged} not judged. Population {population}, at "
        "most {replications} replications.",
        "how": "At equal hours all who manage have as many hours together as before; 'as described' in a reason means "
        "with the managers that an alternative is described with, which may turn a verdict. A claim holds where every "
        "part's 95 % interval (Student, over replications, same issues) lies wholly where the claim puts it; it fails "
        "where some part's lies wholly beyond the line on the other side. Otherwise it is within noise: the difference "
        "is too uncertain, or certain but smaller than the margin. Margins: 2 percentage points for shares, 5 % of the "
        "reference's mean for all else, unless the claim has its own. Replications go on until a claim is decided; "
        "figures in the reasons come from runs of their own.",
        "behind": "The figures behind each verdict",
        "pair": "{verdict}: {what}: {of} {own}, {against} {other}; {quantity} {mean} ({low} to {high}; {count} "
        "replications){line}",
        "alone": "{verdict}: {what}: {of} {mean} ({low} to {high}; {count} replications){line}",
        "difference": "difference", "loss": "lost", "gain": "gained", "per": "difference over {figure}",
        "points": "difference in percentage points",
        "organisation": "Organisation", "value": "Value", "against": "Against", "its_value": "Its value",
        "interval": "95 % interval", "ends": "{low} to {high}", "replications": "Replications",
        "line:less": "; must be less by more than {line}", "line:more": "; must be more by more than {line}",
        "line:same": "; may differ by less than {line}", "line:not_more": "; may be more by less than {line}",
        "line:below": "; must be below {line}", "line:above": "; must be above {line}", "again": "repeated, {run}: ",
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
        "among": " among {points} points",
        "space": "Does the verdict stand under other assumptions? (per cent of the points)",
        "space_is": "{points} points (scrambled Sobol) over {parameters} parameters with a range, all others at the "
        "default. Points that keep every measured pattern (reference, this population): {meets}. The patterns: "
        "{patterns}.",
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
        "count": "Bedömt med standardvärden och vid lika timmar, om inget annat sägs: {holds} håller, {fails} håller "
        "inte, {within_noise} inom bruset, {no_value} utan värde, {not_judged} ej bedömt. Population {population}, "
        "högst {replications} upprepningar.",
        "how": "Vid lika timmar har alla chefer tillsammans lika många timmar som i dag; ”som beskrivet” i ett skäl "
        "betyder med de chefer som alternativet beskrivs med, vilket kan vända ett omdöme. Ett påstående håller när "
        "varje dels 95 %-intervall (Student, över upprepningar, samma ärenden) ligger helt där påståendet säger; det "
        "håller inte när någon dels ligger helt bortom gränsen åt andra hållet. Annars är det inom bruset: skillnaden "
        "är för osäker, eller säker men mindre än marginalen. Marginaler: 2 procentenheter för andelar, 5 % av "
        "referensens medelvärde för allt annat, om inget annat sägs. Upprepningarna fortsätter tills ett påstående är "
        "avgjort; talen i skälen kommer ur egna körningar.",
        "behind": "Siffrorna bakom varje omdöme",
        "pair": "{verdict}: {what}: {of} {own}, {against} {other}; {quantity} {mean} ({low} till {high}; {count} "
        "upprepningar){line}",
        "alone": "{verdict}: {what}: {of} {mean} ({low} till {high}; {count} upprepningar){line}",
        "difference": "skillnad", "loss": "minskning", "gain": "ökning", "per": "skillnad i förhållande till {figure}",
        "points": "skillnad i procentenheter",
        "organisation": "Organisation", "value": "Värde", "against": "Mot", "its_value": "Dess värde",
        "interval": "95 %-intervall", "ends": "{low} till {high}", "replications": "Upprepningar",
        "line:less": "; ska vara mindre med mer än {line}", "line:more": "; ska vara mer med mer än {line}",
        "line:same": "; får skilja med mindre än {line}", "line:not_more": "; får vara mer med mindre än {line}",
        "line:below": "; ska vara under {line}", "line:above": "; ska vara över {line}", "again": "upprepat, {run}: ",
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
        "among": " bland {points} punkter",
        "space": "Håller omdömet med andra antaganden? (procent av punkterna)",
        "space_is": "{points} punkter (Sobol) över {parameters} parametrar med ett intervall, alla andra på "
        "standardvärdet. Punkter som stämmer med alla uppmätta mönster (referensen, denna population): {meets}. "
        "Mönstren: {patterns}.",
        "varied": "De parametrar som varierades", "meant": "De parametrar som avgör",
        "all": "alla", "meets": "som uppfyller mönstren", "decides": "Vad som avgör",
        "decider": "{parameter} ({rho})", "no_better": "inget utöver slumpen",
        "one_way": "lika överallt",
        "few": "för få punkter",
        "decider_is": "Vad som avgör: den parameter vars rang följer omdömet mest (rangkorrelation inom "
        "parentes; över 0: ju mer, desto hellre håller det), där det är mer än vad den främsta av dem når av en slump.",
    },
}  # fmt: skip
