"""The sentences of the report, in English and in Swedish."""

from typing import Final

SECTIONS: Final = (
    "organisations", "headline", "attribution", "rise", "duplication", "time", "flow", "months", "hours", "position",
    "equal", "ladder", "all_pairs", "not_said", "assumptions",
)  # fmt: skip
"""The sections of the report in their order."""

HEADINGS: Final = {
    "en": {
        "organisations": "The organisations",
        "headline": "What differs",
        "attribution": "Where the differences come from",
        "rise": "What rises, and why",
        "duplication": "Double work",
        "time": "Time to decision",
        "flow": "Who hands over to whom",
        "months": "From month to month after the change",
        "hours": "Managers' hours",
        "position": "Neutrality and transparency",
        "equal": "At equal hours",
        "ladder": "Step by step",
        "all_pairs": "Every pair of organisations",
        "not_said": "What the model does not say",
        "assumptions": "Every assumption, with its source",
    },
    "sv": {
        "organisations": "Organisationerna",
        "headline": "Vad som skiljer",
        "attribution": "Var skillnaderna kommer ifrån",
        "rise": "Vad som stiger, och varför",
        "duplication": "Dubbelarbete",
        "time": "Tid till beslut",
        "flow": "Vem lämnar över till vem",
        "months": "Månad för månad efter förändringen",
        "hours": "Chefernas timmar",
        "position": "Neutralitet och insyn",
        "equal": "Vid lika timmar",
        "ladder": "Steg för steg",
        "all_pairs": "Varje par av organisationer",
        "not_said": "Vad modellen inte säger",
        "assumptions": "Varje antagande, med sin källa",
    },
}

INTRODUCTIONS: Final = {
    "en": {
        "organisations": "Boxes are posts, lines say who leads whom, grey fields are offices. The same {issues} "
        "issues a year, with the same luck, meet each of them.",
        "headline": "Settled year. Second line: difference to {reference} with its 95 % interval over "
        "{replications} replications; * marks an interval that excludes 0.",
        "attribution": "The differences to {reference} split exactly: the same issues arise everywhere, so the parts "
        "add up to the whole.",
        "rise": "Above: hours spent above the first post that could have decided, by why the issue rose. Below: at "
        "which level above the handlers issues are decided.",
        "duplication": "Hours of work on an issue beside those that the decision rests on, and what that means for "
        "time.",
        "time": "Left: how large a share of the issues is decided within so many days. Right: the difference to "
        "{reference}; above the line is faster.",
        "flow": "Each square is a pair of posts; darker is more. Heads of units are counted as their type of unit.",
        "months": "Issues that are open and work that waits. Summer is quiet, and what waited arrives after it.",
        "hours": "Hours a week on issues and strategic work for each post that leads or coordinates, and how many "
        "full-time people that is.",
        "position": "How much of what is decided about an independent provider it can see, how often a person "
        "decides in a case of their own, and what one's position is worth where that was run.",
        "equal": "Managers and coordinators have the same hours in all, shared out by one factor: what of the "
        "difference is structure and what is more people.",
        "ladder": "What each single step between the organisations changes; the steps of one way add up to the whole.",
        "all_pairs": "Difference of the first organisation to the second. Pointwise intervals hold one at a time, "
        "simultaneous ones for all pairs of a figure at once.",
        "not_said": "Read the figures with this in mind.",
        "assumptions": "The review holds no figures. Each number below is a choice with a range, and much may turn "
        "over those ranges.",
    },
    "sv": {
        "organisations": "Rutor är befattningar, linjer visar vem som leder vem, grå fält är kontor. Samma {issues} "
        "ärenden om året, med samma tur och otur, möter var och en av dem.",
        "headline": "Inarbetat år. Andra raden: skillnad mot {reference} med 95 % intervall över {replications} "
        "upprepningar; * märker intervall som inte innehåller 0.",
        "attribution": "Skillnaderna mot {reference} delade utan rest: samma ärenden uppstår överallt, så delarna "
        "blir tillsammans det hela.",
        "rise": "Överst: timmar ovanför den första befattning som hade kunnat besluta, efter varför ärendet steg. "
        "Underst: på vilken nivå ovanför handläggarna ärenden avgörs.",
        "duplication": "Timmars arbete med ett ärende vid sidan av det som beslutet vilar på, och vad det betyder "
        "för tiden.",
        "time": "Till vänster: hur stor andel av ärendena som är avgjorda inom så många dagar. Till höger: "
        "skillnaden mot {reference}; över linjen är snabbare.",
        "flow": "Varje ruta är ett par av befattningar; mörkare är fler. Enheternas chefer räknas som sin enhetstyp.",
        "months": "Ärenden som är öppna och arbete som väntar. Sommaren är lugn, och det som väntat kommer efter den.",
        "hours": "Timmar i veckan för ärenden och strategiskt arbete, för varje befattning som leder eller "
        "samordnar, och hur många årsarbetskrafter det är.",
        "position": "Hur mycket av det som avgörs om en fristående utförare som den kan se, hur ofta någon avgör i "
        "egen sak, och vad ens ställning är värd där det har körts.",
        "equal": "Chefer och samordnare har lika många timmar tillsammans, fördelade med en faktor: vad av "
        "skillnaden som är struktur och vad som är fler människor.",
        "ladder": "Vad varje enskilt steg mellan organisationerna ändrar; stegen på en väg blir tillsammans hela "
        "vägen.",
        "all_pairs": "Den första organisationens skillnad mot den andra. Punktvisa intervall gäller ett i taget, "
        "samtidiga gäller alla par av ett mått på en gång.",
        "not_said": "Läs siffrorna med detta i minnet.",
        "assumptions": "Översynen innehåller inga siffror. Varje tal nedan är ett val med ett spann, och mycket kan "
        "vända inom spannen.",
    },
}

NOT_SAID: Final = {
    "en": (
        (
            "It does not forecast Danderyd. It says what follows from the declared assumptions, for issues that all "
            "organisations meet alike."
        ),
        ("It knows posts, not people: nobody is more skilled, better liked or worse than another in the same post."),
        (
            "It does not say whether a decision was good for the child or the person, only whether it agrees with "
            "what the case was worth."
        ),
        (
            "It holds no wages of their own, no premises, no law beyond who may decide, and no politics beyond "
            "committees that differ."
        ),
        (
            "What it costs to carry out a change is only the hours of the change jobs and the dip that is shown; "
            "not unrest, people who leave, or new systems."
        ),
        (
            "An interval says how sure the difference is within the model. It says nothing of whether the model is "
            "right."
        ),
        "Against a measured log of hand-overs it meets some patterns and misses others; see the README.",
    ),
    "sv": (
        (
            "Den förutsäger inte Danderyd. Den säger vad som följer av redovisade antaganden, för ärenden som alla "
            "organisationer möter likadant."
        ),
        (
            "Den känner befattningar, inte personer: ingen är skickligare, mer omtyckt eller sämre än någon annan i "
            "samma befattning."
        ),
        ("Den säger inte om ett beslut var bra för barnet eller personen, bara om det stämmer med vad saken var värd."),
        (
            "Den har inga löner, inga lokaler, ingen lag utöver vem som får besluta, och ingen politik utöver "
            "nämnder som är oense."
        ),
        (
            "Vad det kostar att genomföra en förändring är bara förändringsarbetets timmar och svackan som visas; "
            "inte oro, människor som slutar eller nya system."
        ),
        "Ett intervall säger hur säker skillnaden är inom modellen. Det säger inget om ifall modellen har rätt.",
        "Mot en uppmätt logg över överlämningar träffar den en del mönster och missar andra; se README.",
    ),
}

PAGE: Final = {
    "en": {
        "title": "How an issue travels through an organisation",
        "question": "Which organisation needs the fewest escalations and the least double work, and what does that "
        "cost in neutrality and managers' time?",
        "short": "In short",
        "how": "{replications} replications of the municipality “{population}”; period: {period}. Command: {command}",
        "lowest": "{figure}: least in {label}, {mean} {unit} ({difference} against {reference}, 95 % interval {low} "
        "to {high}).",
        "highest": "{figure}: most in {label}, {mean} {unit} ({difference} against {reference}, 95 % interval {low} "
        "to {high}).",
        "reference_best": "{figure}: none is better than {reference}, {mean} {unit}.",
        "noise": "{figure}: no difference to {reference} beyond chance ({mean} {unit}).",
        "value": "value",
        "unit": "unit",
        "range": "range",
        "source": "source",
        "parameter": "parameter",
        "meaning": "what it is",
        "picture": "Picture",
        "tables": "All numbers are in the tables beside this file (tidy, paired; CSV and parquet).",
        "contents": "Contents",
        "language": "Language",
    },
    "sv": {
        "title": "Så går ett ärende genom en organisation",
        "question": "Vilken organisation behöver minst eskalering och minst dubbelarbete, och vad kostar det i "
        "neutralitet och i chefernas tid?",
        "short": "I korthet",
        "how": "{replications} upprepningar av kommunen ”{population}”; period: {period}. Kommando: {command}",
        "lowest": "{figure}: minst i {label}, {mean} {unit} ({difference} mot {reference}, 95 % intervall {low} "
        "till {high}).",
        "highest": "{figure}: mest i {label}, {mean} {unit} ({difference} mot {reference}, 95 % intervall {low} "
        "till {high}).",
        "reference_best": "{figure}: ingen är bättre än {reference}, {mean} {unit}.",
        "noise": "{figure}: ingen skillnad mot {reference} utöver slumpen ({mean} {unit}).",
        "value": "värde",
        "unit": "enhet",
        "range": "spann",
        "source": "källa",
        "parameter": "parameter",
        "meaning": "vad det är",
        "picture": "Bild",
        "tables": "Alla tal finns i tabellerna bredvid den här filen (tidy, paired; CSV och parquet).",
        "contents": "Innehåll",
        "language": "Språk",
    },
}
