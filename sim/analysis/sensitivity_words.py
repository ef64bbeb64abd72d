"""The sentences of the page and pictures on what decides the outcomes, in English and in Swedish."""

from typing import Final

from sim.analysis.sensitivity import DECIDES, NO_PART, OPEN

WORDS: Final = {
    "en": {
        "title": "What decides the figures, and the differences between the organisations",
        "screened": "Screening (Morris): {blocks} trajectories over {parameters} parameters.",
        "studied": "Indices (Sobol, Saltelli's sample): {blocks} base points over {parameters} parameters: {names}.",
        "replications": "A point's output is the mean over {replications} replications, with the same issues at all "
        "points and under all organisations. Parameters that do not vary are as given.",
        "lost": "{lost} of {blocks} {what} hold a point where a run failed and are left out whole: what is said holds "
        "for the part of the space where no run fails.",
        "trajectories": "trajectories", "base": "base points",
        "read": "ST is the share of the outcome's variance over the ranges that would be gone if the parameter were "
        "known, "
        "its interplay with others included; S1 is the share it explains alone. Intervals: bootstrap, 95 %, "
        "one at a time.",
        "line": "A parameter decides where the whole interval of ST lies above the line: {line} % of the variance, or "
        "the share of it that is luck where that is more. It plays no part where the interval lies below {line} %; "
        "otherwise it is not settled. Luck: what the mean over the replications differs by from point to point beyond "
        "what a replication adds everywhere.",
        "no_luck": "With one replication a point the share of luck is not known: nothing below tells it apart.",
        "screening": "Screening: which parameters move the outcomes",
        "rule": "The rule: mu* (the mean size of a parameter's effect) as a share of the outcome's largest, averaged "
        "over "
        "all {outcomes} outcomes (every figure of every organisation, and every paired difference). The first {keep} "
        "went on.",
        "rule_alone": "Mean over all {outcomes} outcomes (every figure of every organisation, and every paired "
        "difference) of mu* (the mean size of a parameter's effect) as a share of the outcome's largest.",
        "missed": "Left out, although strongest in some outcome, beyond luck: {names}.",
        "parameter": "Parameter", "meaning": "What it is", "score": "Mean share, %", "most": "Most, %",
        "where": "Where",
        "differences": "What decides the differences to {reference}",
        "strongest": "{what}: strongest {strongest}; mu* of luck alone: {luck}.",
        "sentence": "{what}: {decides}{no_part}{open}{sure}",
        DECIDES: "decided by {names}.", "nobody": "nothing decides it for sure.",
        NO_PART: " No part: {names}.", OPEN: " Not settled: {names}.",
        "sure": " {luck} % of the variance is luck; {blocks} base points.",
        "sure_one": " {blocks} base points.",
        "others": "The other figures: what decides the difference (ST)",
        "figure": "Figure", "same": "hardly varies", "none": "nothing for sure", "is_luck": "mostly luck",
        "how_sure": "How sure this is",
        "widths": "Over the {outcomes} differences ST is known to ±{median} in the median and ±{widest} at worst; "
        "luck is "
        "{luck} % of the variance in the median. Four times the base points halve the intervals; more replications "
        "lower the luck.",
        "chance": "Intervals are pointwise: of {tests} judged, some miss by chance. Other ranges, or other parameters "
        "held at other values, give other indices.",
        "bars": "Each parameter's share of the variance of the difference to {reference}",
        "bars_foot": "Filled: ST, all of a parameter's influence; hatched: S1, what it does on its own. Lines: 95 % "
        "interval (bootstrap over base points); those that leave the panel go on. Dashed: a parameter decides if its "
        "interval of ST lies wholly beyond ({line} % or the share of luck).",
        "effects": "Screening: each parameter's mean effect (mu*) on the difference to {reference}",
        "effects_foot": "Lines: 95 % interval (bootstrap over trajectories). Dashed: mu* of luck alone. The {count} "
        "strongest parameters of {all}.",
        "of": "{figure}: {organisation} − {reference}",
        "heat": "What decides the differences to {reference}",
        "heat_levels": "What decides the figures of each organisation",
        "heat_foot": "Share of the variance in percent (ST; estimates above 100 as 100). A number: decides. ?: not "
        "settled. Empty: no part. Struck out: hardly varies.",
    },
    "sv": {
        "title": "Vad som avgör måtten, och skillnaderna mellan organisationerna",
        "screened": "Grovsållning (Morris): {blocks} banor över {parameters} parametrar.",
        "studied": "Index (Sobol, Saltellis urval): {blocks} baspunkter över {parameters} parametrar: {names}.",
        "replications": "Utfallet i en punkt är medelvärdet av {replications} upprepningar, med samma ärenden i alla "
        "punkter och i alla organisationer. Parametrar som inte varieras ligger på sina angivna värden.",
        "lost": "{lost} av {blocks} {what} innehåller en punkt där en körning misslyckades och är borttagna i sin "
        "helhet: "
        "det som sägs gäller den del av rummet där ingen körning misslyckas.",
        "trajectories": "banor", "base": "baspunkter",
        "read": "ST är den andel av utfallets varians över intervallen som skulle försvinna om parametern vore känd, "
        "samspelet med andra inräknat; S1 är den andel som den förklarar på egen hand. Intervall: bootstrap, 95 %, "
        "ett i taget.",
        "line": "En parameter avgör när hela intervallet för ST ligger över gränsen: {line} % av variansen, eller den "
        "andel av den som är slump där den är större. Den saknar betydelse när intervallet ligger under {line} %; "
        "annars är det oklart. Slump: det som medelvärdet över upprepningarna skiljer från punkt till punkt "
        "utöver vad en upprepning lägger till överallt.",
        "no_luck": "Med en upprepning per punkt är slumpens andel okänd: inget nedan skiljer ut den.",
        "screening": "Grovsållning: vilka parametrar som flyttar utfallen",
        "rule": "Regeln: mu* (parameterns genomsnittliga verkan) som andel av den största i utfallet, i medeltal "
        "över alla "
        "{outcomes} utfall (varje mått i varje organisation, och varje parvis skillnad). De {keep} främsta gick "
        "vidare.",
        "rule_alone": "Medeltal över alla {outcomes} utfall (varje mått i varje organisation, och varje parvis "
        "skillnad) "
        "av mu* (parameterns genomsnittliga verkan) som andel av den största i utfallet.",
        "missed": "Gick inte vidare, fast starkast i något utfall, utöver slumpen: {names}.",
        "parameter": "Parameter", "meaning": "Innebörd", "score": "Medelandel, %", "most": "Som mest, %",
        "where": "Var",
        "differences": "Vad som avgör skillnaderna mot {reference}",
        "strongest": "{what}: starkast {strongest}; slumpens eget mu*: {luck}.",
        "sentence": "{what}: {decides}{no_part}{open}{sure}",
        DECIDES: "avgörs av {names}.", "nobody": "inget avgör den säkert.",
        NO_PART: " Saknar betydelse: {names}.", OPEN: " Oklart: {names}.",
        "sure": " {luck} % av variansen är slump; {blocks} baspunkter.",
        "sure_one": " {blocks} baspunkter.",
        "others": "De andra måtten: vad som avgör skillnaden (ST)",
        "figure": "Mått", "same": "varierar knappt", "none": "inget säkert", "is_luck": "mest slump",
        "how_sure": "Hur säkert det är",
        "widths": "Över de {outcomes} skillnaderna är ST bestämt inom ±{median} i medianen och ±{widest} som sämst; "
        "slumpen är {luck} % av variansen i medianen. Fyra gånger så många baspunkter halverar intervallen; fler "
        "upprepningar minskar slumpen.",
        "chance": "Intervallen gäller ett i taget: av {tests} bedömda slår några fel av en slump. Andra intervall, "
        "eller "
        "andra värden på det som hålls fast, ger andra index.",
        "bars": "Varje parameters andel av variansen i skillnaden mot {reference}",
        "bars_foot": "Fyllt: ST, en parameters hela inflytande; randigt: S1, det den gör på egen hand. Streck: "
        "95 %-intervall (bootstrap över baspunkter); de som går ut ur rutan fortsätter. Streckad linje: en parameter "
        "avgör om hela dess intervall för ST ligger bortom den ({line} % eller slumpens andel).",
        "effects": "Grovsållning: parametrarnas medelverkan (mu*) på skillnaden mot {reference}",
        "effects_foot": "Streck: 95 %-intervall (bootstrap över banor). Streckad linje: slumpens eget mu*. De {count} "
        "starkaste parametrarna av {all}.",
        "of": "{figure}: {organisation} − {reference}",
        "heat": "Vad som avgör skillnaderna mot {reference}",
        "heat_levels": "Vad som avgör måtten i varje organisation",
        "heat_foot": "Andel av variansen i procent (ST; skattningar över 100 som 100). Tal: avgör. ?: oklart. "
        "Tomt: saknar betydelse. Överstruket: varierar knappt.",
    },
}  # fmt: skip
