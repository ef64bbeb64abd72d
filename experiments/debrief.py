"""Writes what a seminar's debrief tells of stored results: `python -m experiments.debrief comparison=DIR claims=DIR`.

`comparison` is the folder of a comparison (results/compare/...), `claims` that of verdicts (results/predictions/...).
The page then shows the comparison's second year as described, and the verdicts with why.
"""

import json
import sys
from pathlib import Path
from typing import Any, Final

import pandas as pd

from experiments import store
from experiments.cli import PLACE, options, plain
from experiments.predictions import PARTS
from sim.analysis.claim_file import load_claims
from sim.analysis.claim_verdicts import FAILS, HOLDS, NO_VALUE, NOISE, conjunction
from sim.analysis.claim_words import NOT_JUDGED
from sim.analysis.view import AS_DESCRIBED
from sim.analysis.words import LANGUAGES, number
from sim.errors import Fault, FileFaults
from sim.organisation import load_population
from sim.seminar.outcome import compared
from sim.seminar.programme import programme
from sim.seminar.start import DEBRIEF
from sim.study.results import write_text

_TAKES: Final = {"comparison": "the folder of a stored comparison", "claims": "the folder of stored verdicts"}
_NAMES: Final = {HOLDS: "holds", FAILS: "fails", NOISE: "noise", NO_VALUE: "none", NOT_JUDGED: "not_judged"}
"""What the page calls each verdict."""


@plain(lambda: str(__doc__))
def main(given: list[str]) -> int:
    """Write the file and return the exit status."""
    folders = {name: Path(value) for name, value in options(given, _TAKES).items()}
    for name, folder in folders.items():
        if not (folder / store.PROVENANCE).is_file():
            raise FileFaults(PLACE, [Fault(PLACE, name, str(folder), "holds no stored results", _TAKES[name])])
    told = {**_full(folders["comparison"]), **_claims(folders["claims"])}
    write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", DEBRIEF.parent, DEBRIEF.name)
    return 0


def _full(folder: Path) -> dict[str, Any]:
    """Return the figures of a comparison's second year, as described, all areas."""
    stored = store.read(folder)
    table = stored.table
    wanted = (table["period"] == "settled") & (table["area"] == "all") & (table["by"] == "")
    table = table[wanted & (table["variant"] == AS_DESCRIBED)]
    found: list[dict[str, dict[str, float]]] = [
        {str(key): dict(zip(own["figure"], own["value"], strict=True)) for key, own in one.groupby("organisation")}
        for _, one in table.groupby("replication")
    ]
    keys = programme().data["organisations"]
    figures = {name: compared(found, keys, programme().data["reference"], name) for name in programme().data["figures"]}
    count, residents = len(found), _residents(stored)
    text = {
        "sv": "Den fullständiga jämförelsen: ärenden som uppstod under andra året efter förändringen, "
        f"{count} körningar, en kommun med {residents['sv']} invånare, var och en med de timmar som "
        "organisationen beskrivs med.",
        "en": f"The full comparison: issues that arose in the second year after the change, {count} runs, "
        f"a municipality of {residents['en']} residents, everyone with the hours that the organisation is described "
        "with.",
    }
    return {"full": {"figures": figures, "text": text}}


def _residents(stored: store.Stored) -> dict[str, str]:
    """Return how many residents the municipality of stored results has, in each language."""
    population = load_population(stored.provenance["configuration"]["options"]["population"])
    return {language: number(population.residents, 0, language) for language in LANGUAGES}


def _claims(folder: Path) -> dict[str, Any]:
    """Return each claim of the review with its verdict and why."""
    parts = pd.read_parquet(folder / f"{PARTS}.parquet")
    own = parts[~parts["repeated"].astype(bool) & ~parts["shown"].astype(bool)].groupby("claim")["verdict"].agg(list)
    claims = [
        {
            "id": key.upper(),
            "section": claim.section,
            "text": {"sv": claim.phrase.sv, "en": claim.phrase.en},
            "verdict": _NAMES[conjunction(own[key]) if key in own.index else NOT_JUDGED],
            "why": {language: getattr(claim.why or claim.not_judged, language, "") for language in ("sv", "en")},
        }
        for key, claim in load_claims(None).claims.items()
    ]
    most, residents = int(parts["replications"].max()), _residents(store.read(folder))
    of = {
        "sv": f"Bedömda vid lika timmar, där inget annat sägs, i en kommun med {residents['sv']} invånare, högst "
        f"{most} körningar.",
        "en": f"Judged at equal hours unless said otherwise, in a municipality of {residents['en']} residents, at "
        f"most {most} runs.",
    }
    return {"claims": claims, "claims_of": of}


if __name__ == "__main__":
    sys.exit(main())
