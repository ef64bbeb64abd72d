"""Faults in both languages: what is wrong with an edited copy or a loaded file, for a page to show in its place."""

import re
from typing import Final

from sim.errors import Fault

_SWEDISH: Final = {
    r"is not there": "finns inte",
    r"is no edit": "är ingen ändring som sidan känner",
    r"is no organisation of the seminar": "är ingen av seminariets organisationer",
    r"is there already": "finns redan",
    r"is not <origin>/<kind>/<day>/<ordinal>, nor interesting": "är inget ärende; länken kan vara avklippt",
    r"no such issue arose; the nearest are (.*)": r"inget sådant ärende uppstod; närmast ligger {0}",
    r"no issue of that origin and kind arose.*": "inget ärende av det slaget uppstod där",
    r"goes round: (.*)": r"går runt i en ring: {0}",
    r"is a post that nobody can reach": "nås inte av något ärende: ingen funktion, enhet eller underställd leder dit",
    r"have nobody above them: several roots": "har ingen över sig: det finns flera toppar",
    r"have no root in the municipality": "har ingen topp i kommunen",
    r"is in the same office": "hör till samma kontor",
    r"is a second pair for the office (.*), beside (.*)": r"vore ett andra par för kontoret {0}, vid sidan av {1}",
    r"does not name (.*) back but (.*)": r"pekar inte tillbaka på {0} utan på {1}",
    r"crosses the border of the municipality": "går över kommunens gräns",
    r"is outside its range": "ligger utanför det tillåtna",
    r"is missing": "saknas",
    r"is empty": "är tomt",
    r"is an unknown (\w+)": "är okänt",
    r"is a person who holds nothing": "är en person som inte har någon befattning",
    r"is the name of (.*)": r"är redan namnet på något annat",
    r"is still there": "finns kvar och kan inte ersättas",
    r"disappears without a successor after (.*)": r"försvinner utan att någon tar över arbetet från {0}",
    r"is no post of (.*)": r"är ingen befattning i {0}",
    r"is no function of (.*)": "är ingen funktion i filen",
    r"is neither a post of (.*) nor a role": "är varken en befattning eller en roll",
    r"is not among the allowed values": "är inget av de tillåtna värdena",
    r"has the wrong form": "har fel form",
    r"has the wrong type": "har fel slag av värde",
    r"is no proper key": "är ingen giltig nyckel",
    r"is written twice": "står två gånger",
    r"is too large": "är för stor",
    r"holds no mapping": "innehåller inga nycklar",
    r"is not readable as YAML: (.*)": r"går inte att läsa som YAML (på engelska: {0})",
    r"has units in (.*) but no place": "har enheter men ingen plats i organisationen",
    r"are not letters of the matrix": "är inte matrisens bokstäver",
    r"are under no other committee: more than one council": "har ingen nämnd över sig: flera fullmäktige",
    r"is written for units that are all independent": "står vid enheter som alla är fristående",
    r"is outside the municipality": "ligger utanför kommunen",
    r"is missing, and (.*) has independent units of this type": "saknas, men det finns fristående enheter",
    r"is an alias": "hänvisar till ett annat ställe i filen",
    r"is an anchor": "är ett märke som filen inte får innehålla",
    r"is a tag": "är en etikett som filen inte får innehålla",
    r"holds several documents": "innehåller flera dokument",
    r"is nested too deeply": "har för många nivåer",
    r"has a key that is no word": "har en nyckel som inte är ett ord",
    r"contains \$\{": "innehåller ${{",
    r"is no finite number": "är inget ändligt tal",
    r"is a mapping": "är en grupp av nycklar",
    r"is a list": "är en lista",
    r"is text": "är text",
    r"is a truth value": "är ett sanningsvärde",
    r"is a number": "är ett tal",
    r"is a number with a fraction": "är ett tal med decimaler",
}
"""What a problem is called in Swedish, by the pattern of its English words: all that can be wrong with a file.

Anything else is told in English, and is said to be.
"""


_WHOLE: Final = {"sv": "filen", "en": "the file"}
"""Whom a fault is about that stands at no key."""

_LONG: Final = 160
"""Letters above which what is allowed is left out: a page has little room."""


def both(fault: Fault) -> dict[str, object]:
    """Return a fault as a page shows it: the key, the name of the thing concerned, and a sentence in each language."""
    value = "" if fault.value is None else f" = {fault.value}"
    name = fault.key.split(".")[1] if "." in fault.key else fault.key
    allowed = {"sv": _allowed(fault.allowed), "en": fault.allowed}
    words = {"sv": (_swedish(fault.problem), "tillåtet", "Menades"), "en": (fault.problem, "allowed", "Did you mean")}
    text = {}
    for language, (problem, may, near) in words.items():
        end = f" ({may}: {allowed[language]})" if allowed[language] and len(allowed[language]) < _LONG else ""
        about = fault.key or (_WHOLE[language] if fault.file else "")
        meant = f" {near} {fault.nearest}?" if fault.nearest else ""
        text[language] = f"{about}{value}: {problem}{end}.".removeprefix(": ") + meant
    return {"key": fault.key, "name": name, "text": text}


def _swedish(problem: str) -> str:
    for pattern, words in _SWEDISH.items():
        found = re.fullmatch(pattern, problem, re.DOTALL)
        if found:
            return words.format(*found.groups())
    return f"(på engelska) {problem}"


def _allowed(words: str) -> str:
    """Return what is allowed in Swedish where it is a range of days or a list of keys; else nothing."""
    found = re.fullmatch(r"([\d.]+) to ([\d.]+) days", words)
    if found:
        return f"{found[1]} till {found[2]} dagar"
    return words if re.fullmatch(r"[a-z0-9_]+(, [a-z0-9_]+)*", words) else ""
