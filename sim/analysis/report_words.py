"""The sentences of the report, in English and in Swedish."""

from typing import Final

SECTIONS: Final = (
    "reading", "organisations", "headline", "story", "attribution", "rise", "duplication", "time", "flow", "months",
    "hours", "position", "equal", "ladder", "all_pairs", "claims", "not_said", "assumptions",
)  # fmt: skip
"""The sections of the report in their order."""

HEADINGS: Final = {
    "en": {
        "reading": "Words and figures of this page",
        "organisations": "The organisations",
        "headline": "What differs",
        "story": "The way of one issue",
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
        "claims": "The claims of the review",
        "not_said": "What the model does not say",
        "assumptions": "Every assumption, with its source",
    },
    "sv": {
        "reading": "Ord och mått på den här sidan",
        "organisations": "Organisationerna",
        "headline": "Vad som skiljer",
        "story": "Ett ärendes väg",
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
        "claims": "Översynens påståenden",
        "not_said": "Vad modellen inte säger",
        "assumptions": "Varje antagande, med sin källa",
    },
}

INTRODUCTIONS: Final = {
    "en": {
        "reading": "These words return in every table and picture.",
        "organisations": "Rounded boxes are posts, lines say who leads whom; posts of one office share a shade. Boxes "
        "with square corners are committees: the post below, and those along the dotted line, answer to them. The same "
        "{issues} issues a year, with the same luck, meet each of the organisations.",
        "headline": "The settled year, everyone with the hours that the organisation is described with. First line: "
        "mean over {replications} replications. Second line: difference to {reference} with its 95 % interval; * marks "
        "an interval that excludes 0, hence a difference beyond chance.",
        "story": "One issue of the first replication, that which rose highest under {reference}. It arises the same "
        "way everywhere; what becomes of it is the organisation's doing, and chance. It is an example, not evidence. "
        "More of them: python -m experiments.explain.",
        "attribution": "The differences to {reference} split exactly: the same issues arise everywhere, so the parts "
        "add up to the whole. In brackets each part's 95 % interval; “all others” is what remains and has none.",
        "rise": "Above: hours spent above the first post that could have decided, by why the issue rose. Below: at "
        "which level above the handlers issues are decided.",
        "duplication": "Hours in which further posts handle an issue, beside the one on whose work the decision rests, "
        "and what that means for time.",
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
        "all_pairs": "Difference of the first organisation to the second. The first interval holds for each pair by "
        "itself; the second is wider and holds for all pairs of a figure at once. p (Holm): how likely a difference at "
        "least as large would be if there were none, corrected for there being several pairs.",
        "claims": "The review makes claims on what each organisation would lead to. A claim is judged with runs of its "
        "own, made for what it says; this comparison alone does not judge it.",
        "not_said": "Read the figures with this in mind.",
        "assumptions": "The review holds no figures. Each number below is a choice with a range, and much may turn "
        "over those ranges.",
    },
    "sv": {
        "reading": "Orden återkommer i alla tabeller och bilder.",
        "organisations": "Rundade rutor är befattningar, linjer visar vem som leder vem; befattningar i samma kontor "
        "har samma gråton. Rutor med raka hörn är nämnder och utskott: befattningen under, och de längs den prickade "
        "linjen, svarar inför dem. Samma {issues} ärenden om året, med samma tur och otur, möter var och en av "
        "organisationerna.",
        "headline": "Det inarbetade året, där var och en har de timmar som organisationen beskrivs med. Första raden: "
        "medelvärde över {replications} upprepningar. Andra raden: skillnad mot {reference} med 95 %-intervall; * "
        "märker intervall som inte innehåller 0, alltså en skillnad utöver slumpen.",
        "story": "Ett ärende ur den första upprepningen, det som steg högst under {reference}. Det uppstår på samma "
        "sätt överallt; vad det sedan blir av det beror på organisationen, och på slumpen. Det är ett exempel, inget "
        "bevis. Fler berättas med python -m experiments.explain.",
        "attribution": "Skillnaderna mot {reference} delade utan rest: samma ärenden uppstår överallt, så delarna "
        "blir tillsammans det hela. Inom hakparentes står delens 95 %-intervall; ”alla andra” är det som återstår och "
        "har inget.",
        "rise": "Överst: timmar ovanför den första befattning som hade kunnat besluta, efter varför ärendet steg. "
        "Underst: på vilken nivå ovanför handläggarna ärenden avgörs.",
        "duplication": "Timmar då fler befattningar handlägger ett ärende än den vars arbete beslutet vilar på, och "
        "vad det betyder för tiden.",
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
        "all_pairs": "Den första organisationens skillnad mot den andra. Det första intervallet gäller varje par för "
        "sig; det andra är bredare och gäller alla par av ett mått på en gång. p (Holm): hur sannolik en minst så stor "
        "skillnad vore om det inte fanns någon, rättat för att paren är flera.",
        "claims": "Översynen påstår en del om vad varje organisation skulle leda till. Ett påstående bedöms med egna "
        "körningar, gjorda för just det som påstås; den här jämförelsen bedömer det inte ensam.",
        "not_said": "Läs siffrorna med detta i minnet.",
        "assumptions": "Översynen innehåller inga siffror. Varje tal nedan är ett val med ett spann, och mycket kan "
        "vända inom spannen.",
    },
}

PAGE: Final = {
    "en": {
        "title": "How an issue travels through an organisation",
        "question": "Which organisation needs the fewest escalations and the least double work, and what does that "
        "cost in neutrality and managers' time?",
        "short": "In short",
        "how": "{replications} replications of the municipality “{population}”; period: {period}. Command: {command}",
        "lowest": "{figure}: least{level} in {named}.",
        "highest": "{figure}: most{level} in {named}.",
        "reference_best": "{figure}: none is surely better than “{reference}”, {mean} {unit}. Farthest from "
        "it{level}: {named}.",
        "level": " (with no difference between them beyond chance and rounding)",
        "one": "“{label}”, {mean} {unit} ({difference} against “{reference}”, 95 % interval {low} to {high})",
        "noise": "{figure}: all are level with “{reference}”, {mean} {unit}: no difference to it beyond chance and "
        "rounding.",
        "as_described": "Each organisation with the managers and coordinators that it is described with",
        "equal_hours": "With equally many hours of managers and coordinators in all of them",
        "stored": "These verdicts stand in the results folder, judged with the same files, parameters and version as "
        "this comparison ({replications} replications).",
        "not_stored": "No verdicts of this configuration stand in the results folder.",
        "judge": "The command that judges them: {command}",
        "value": "value",
        "unit": "unit",
        "range": "range",
        "source": "source",
        "parameter": "parameter",
        "meaning": "what it is",
        "measures": "The figures of the tables",
        "picture": "Picture",
        "tables": "All numbers are in the tables beside this file (CSV and parquet): tidy holds each replication, "
        "paired what the tables and pictures show; pairs, best, attribution (attribution_others: what is "
        "not shown one by one), dips, steps and story belong to the section of that matter.",
        "contents": "Contents",
        "language": "Language",
    },
    "sv": {
        "title": "Så går ett ärende genom en organisation",
        "question": "Vilken organisation behöver minst eskalering och minst dubbelarbete, och vad kostar det i "
        "neutralitet och i chefernas tid?",
        "short": "I korthet",
        "how": "{replications} upprepningar av kommunen ”{population}”; period: {period}. Kommando: {command}",
        "lowest": "{figure}: minst{level} i {named}.",
        "highest": "{figure}: mest{level} i {named}.",
        "reference_best": "{figure}: ingen är säkert bättre än ”{reference}”, {mean} {unit}. Längst ifrån{level}: "
        "{named}.",
        "level": " (utan skillnad dem emellan utöver slump och avrundning)",
        "one": "”{label}”, {mean} {unit} ({difference} mot ”{reference}”, 95 %-intervall {low} till {high})",
        "noise": "{figure}: alla ligger lika med ”{reference}”, {mean} {unit}: ingen skillnad mot det utöver slump och "
        "avrundning.",
        "as_described": "Varje organisation med de chefer och samordnare som den beskrivs med",
        "equal_hours": "Med lika många timmar för chefer och samordnare i alla",
        "stored": "Omdömena ligger i resultatmappen, fällda med samma filer, parametrar och version som den här "
        "jämförelsen ({replications} upprepningar).",
        "not_stored": "I resultatmappen finns inga omdömen för den här uppsättningen.",
        "judge": "Kommandot som bedömer dem: {command}",
        "value": "värde",
        "unit": "enhet",
        "range": "spann",
        "source": "källa",
        "parameter": "parameter",
        "meaning": "vad det är",
        "measures": "Måtten i tabellerna",
        "picture": "Bild",
        "tables": "Alla tal finns i tabellerna bredvid den här filen (CSV och parquet): tidy har varje upprepning, "
        "paired det som tabeller och bilder visar; pairs, best, attribution (attribution_others: det som inte visas "
        "ett för ett), dips, steps och story hör till var sitt avsnitt.",
        "contents": "Innehåll",
        "language": "Språk",
    },
}
