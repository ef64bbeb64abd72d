"""What the report tells point by point, in English and in Swedish: its words, and what the model does not say."""

from typing import Final

READING: Final = {
    "en": (
        (
            "Root issue: an issue as it arose, counted once however many hands it goes through. Figures “per 100 "
            "root issues” can be compared between municipalities of any size."
        ),
        "Escalation: the issue is lifted to a superior or a committee.",
        (
            "Collision: two posts take the same issue to be theirs. It ends with one giving way, with a dispute, "
            "or with two answers."
        ),
        (
            "Cell: one function at one unit, for example pupil matters at one school. Contested where more than one "
            "post is accountable for it, orphan where none is."
        ),
        (
            "Settled: issues that arose once the transition was over. As described: each organisation has the "
            "managers and coordinators of its description, hence more or fewer hours. At equal hours: they have "
            "as many hours in all."
        ),
        (
            "Difference and 95 % interval: each replication is a course of events in which all organisations meet"
            " the very same issues, so they are compared replication by replication. The interval says within "
            "which limits the model's difference lies, with 95 % confidence."
        ),
        (
            "Shares are in per cent, the difference of two shares in percentage points; a change compared with what "
            "was before is in per cent of that."
        ),
        "Mandate: written word from a manager on whose a function is at a unit; it gives the cell a clear owner.",
        "UKK is the education and culture office, which purchases; the production side provides.",
    ),
    "sv": (
        (
            "Ursprungsärende: ett ärende så som det uppstod, räknat en gång hur många händer det än går genom. "
            "Mått ”per 100 ursprungsärenden” går att jämföra mellan kommuner av olika storlek."
        ),
        "Eskalering: ärendet lyfts till en överordnad chef eller en nämnd.",
        (
            "Kollision: två befattningar ser samma ärende som sitt. Den slutar med att en ger vika, med en tvist "
            "eller med två svar."
        ),
        (
            "Cell: en funktion vid en enhet, till exempel elevärenden vid en viss grundskola. Omtvistad om flera "
            "befattningar bär ansvaret, ägarlös om ingen gör det."
        ),
        (
            "Inarbetat läge: ärenden som uppstått sedan övergången är över. Som beskrivet: varje organisation har"
            " de chefer och samordnare som den beskrivs med, och därmed fler eller färre timmar. Vid lika timmar:"
            " de har lika många timmar tillsammans."
        ),
        (
            "Skillnad och 95 %-intervall: varje upprepning är ett händelseförlopp där alla organisationer möter "
            "precis samma ärenden, så de jämförs upprepning för upprepning. Intervallet säger inom vilka gränser "
            "modellens skillnad ligger, med 95 procents säkerhet."
        ),
        (
            "Andelar står i procent, skillnaden mellan två andelar i procentenheter; en förändring jämförd med det som "
            "var förut står i procent av det."
        ),
        "Mandat: en chefs skriftliga besked om vems en funktion är vid en enhet; det ger cellen en tydlig ägare.",
        "UKK är utbildnings- och kulturkontoret, som beställer; produktionen utför.",
    ),
}
"""The words that a reader needs, one a point."""

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
        (
            "It is only partly like what has been measured. As in a log of hand-overs elsewhere, each one makes "
            "another likelier; but more go straight back, and issues take about half as much of head teachers' time "
            "as administration was found to."
        ),
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
        (
            "Den liknar bara delvis det som har uppmätts. Som i en logg över överlämningar på annat håll gör varje "
            "överlämning ännu en troligare; men fler går rakt tillbaka, och ärenden tar ungefär hälften så mycket av "
            "rektorernas tid som administrationen har uppmätts till."
        ),
    ),
}
