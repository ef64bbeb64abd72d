"""Why an issue rose, and what was changed to keep it down, in English and in Swedish."""

from typing import Final

WHY: Final = {
    "en": {
        "exception": "It asks more than {other} knows: complexity {complexity} against knowledge {knowledge} "
        "(review 4.1, 6.3: B17, A28).",
        "contested": "{other} cannot settle alone whose it is (review 4.1: D3, D4).",
        "unowned": "Nobody whom it reached takes it to be theirs (review 4.1: B17, D12).",
        "formal_act": "It spans two offices, so the head of each has to sign (review 7: F7, F11).",
        "ruling": "It lies above what is delegated, so {post} decides (review 7: A33 to A35).",
        "reopened": "The first decision was wrong and came back (review 4.1: B3, B4).",
        "bypass": "Whoever asked had reminded in vain, each time after silence longer than patience lasts "
        "({patience} days), and went over the head of the office (review 1: A9).",
        "beyond_top": "It asks more than the top of the line knows: complexity {complexity}; the committee above it, "
        "{post}, decides (review 4.1: B17).",
        "differ": "The committees on the two sides found differently, so {post}, above both, decides (review 1: A1, "
        "A2).",
        "own_case": "{other} is accountable for both sides of the matter, and such cases go to the next superior "
        "(review 1, 7: A3, F8).",
    },
    "sv": {
        "exception": "Det kräver mer än {other} kan: svårighet {complexity} mot kunskap {knowledge} (översynen 4.1, "
        "6.3: B17, A28).",
        "contested": "{other} kan inte själv avgöra vems det är (översynen 4.1: D3, D4).",
        "unowned": "Ingen som det nått ser det som sitt (översynen 4.1: B17, D12).",
        "formal_act": "Det spänner över två kontor, så båda cheferna måste skriva under (översynen 7: F7, F11).",
        "ruling": "Det ligger över vad som är delegerat, så {post} beslutar (översynen 7: A33 till A35).",
        "reopened": "Det första beslutet var fel och kom tillbaka (översynen 4.1: B3, B4).",
        "bypass": "Den som frågat hade påmint förgäves, varje gång efter längre tystnad än tålamodet räcker "
        "({patience} dagar), och gick förbi kontoret (översynen 1: A9).",
        "beyond_top": "Det kräver mer än den som står överst i linjen kan: svårighet {complexity}; {post}, "
        "närmast över, beslutar (översynen 4.1: B17).",
        "differ": "Nämnderna på de två sidorna kom till olika slut, så {post}, som står över båda, beslutar "
        "(översynen 1: A1, A2).",
        "own_case": "{other} ansvarar för båda sidorna i saken, och sådana ärenden går till närmaste chef (översynen "
        "1, 7: A3, F8).",
    },
}
"""Why an issue rose: each with the section and the rows of the review."""

RULES: Final = {
    "exception": ("escalation.beyond",),
    "contested": ("belief.beliefs_meet", "lines.apex_of"),
    "unowned": ("belief.believes", "routing.hops_exhausted"),
    "formal_act": ("decision.needs_formal_acts",),
    "ruling": ("decision.above_threshold",),
    "reopened": ("merit.seen", "feedback.happens"),
    "bypass": ("feedback.days_of_patience", "feedback.still_reminds"),
    "beyond_top": ("escalation.beyond",),
    "differ": ("decision.bodies_differ",),
    "own_case": ("decision.refers_own_case",),
}
"""The rules by which an issue rose, as the code names them: for whoever follows a story into it."""

SHORT: Final = {
    "en": {
        "exception": "too little knowledge",
        "contested": "a dispute",
        "unowned": "no owner",
        "formal_act": "signatures of two offices",
        "ruling": "no delegation",
        "reopened": "a wrong decision",
        "bypass": "an asker who goes over the head of the office",
        "beyond_top": "too little knowledge at the top",
        "differ": "committees that differ",
        "own_case": "an own case",
    },
    "sv": {
        "exception": "för lite kunskap",
        "contested": "tvist",
        "unowned": "ingen ägare",
        "formal_act": "två kontors underskrifter",
        "ruling": "ingen delegation",
        "reopened": "ett felaktigt beslut",
        "bypass": "en frågande som går förbi kontoret",
        "beyond_top": "för lite kunskap överst i linjen",
        "differ": "nämnder som är oense",
        "own_case": "ett eget fall",
    },
}
"""The same in few words."""

AGAIN: Final = {
    "en": {
        "owner": "{post} is the one owner of the function",
        "knowledge": "{post} can settle a matter as complex as this one ({complexity})",
        "delegation": "the committees have delegated all matters of this kind (political = 0)",
        "sight": "whoever judges sees each case as it is (decision.noise_* = 0)",
        "no_bypass": "nobody goes over the head of an office (behaviour.bypass_share = 0)",
        "own_case": "whoever has an own case decides it (decision.own_case = 0)",
        "together": "all of this at once",
        "down": "it stays down",
        "other": "no longer for that reason, yet it rises: steps up {rises} (before {before}), because of: {reasons}",
        "still": "it rises all the same: steps up {rises} (before {before}), because of: {reasons}",
        "outcome": "{change}: {verdict}; {days} (before: {days_before}), {hours} hours of work (before {hours_before})",
        "and": " and ",
    },
    "sv": {
        "owner": "{post} är ensam ägare till funktionen",
        "knowledge": "{post} kan avgöra ett så svårt ärende som detta ({complexity})",
        "delegation": "nämnderna har delegerat alla ärenden av detta slag (political = 0)",
        "sight": "den som bedömer ser varje sak som den är (decision.noise_* = 0)",
        "no_bypass": "ingen går förbi ett kontor (behaviour.bypass_share = 0)",
        "own_case": "den som har ett eget fall beslutar själv (decision.own_case = 0)",
        "together": "allt detta på en gång",
        "down": "det stannar nere",
        "other": "inte längre av det skälet, men det stiger ändå: steg uppåt {rises} (förut {before}), "
        "på grund av: {reasons}",
        "still": "det stiger i alla fall: steg uppåt {rises} (förut {before}), på grund av: {reasons}",
        "outcome": "{change}: {verdict}; {days} (förut: {days_before}), {hours} timmars arbete (förut {hours_before})",
        "and": " och ",
    },
}
"""What was changed when an issue was run again, and what came of it."""
