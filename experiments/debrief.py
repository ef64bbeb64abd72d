"""Writes what a debrief tells: `python -m experiments.debrief comparison=DIR claims=DIR elsewhere=DIR`.

`comparison` is the folder of a stored comparison (results/compare/...), `claims` that of verdicts
(results/predictions/...), `elsewhere` that of verdicts in another municipality, in which the reasons were looked into.
The page then shows the comparison's second year as described, and each verdict with why and, where it is another one
elsewhere, that one.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from experiments import store
from experiments.cli import PLACE, options, plain
from experiments.predictions import PARTS
from experiments.write_up import PAIRED
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

_TAKES: Final = {
    "comparison": "the folder of a stored comparison",
    "claims": "the folder of stored verdicts",
    "elsewhere": "the folder of stored verdicts in another municipality",
}
_HOLDS: Final = {"comparison": f"{PAIRED}.parquet", "claims": f"{PARTS}.parquet", "elsewhere": f"{PARTS}.parquet"}
"""The file by which each folder is known for what it is."""

_NAMES: Final = {HOLDS: "holds", FAILS: "fails", NOISE: "noise", NO_VALUE: "none", NOT_JUDGED: "not_judged"}
"""What the page calls each verdict."""


@plain(lambda: str(__doc__))
def main(given: list[str]) -> int:
    """Write the file and return the exit status."""
    folders = {name: Path(value) for name, value in options(given, _TAKES).items()}
    faults = [
        Fault(PLACE, name, str(folder), "holds no such results", _TAKES[name])
        for name, folder in folders.items()
        if not all((folder / file).is_file() for file in (store.PROVENANCE, _HOLDS[name]))
    ]
    if faults:
        raise FileFaults(PLACE, faults)
    told = {**_full(folders["comparison"]), **_claims(folders["claims"], folders["elsewhere"])}
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
    lacking = [key for key in keys if not found or any(key not in one for one in found)]
    if lacking:
        raise FileFaults(
            PLACE, [Fault(PLACE, "comparison", str(folder), f"lacks {', '.join(lacking)}", ", ".join(keys))]
        )
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


@dataclass(frozen=True)
class _Verdicts:
    """The verdict on each claim that was judged in one municipality, how many residents it has, and runs at most."""

    by_claim: dict[str, str]
    residents: dict[str, str]
    most: int

    @classmethod
    def of(cls, folder: Path) -> "_Verdicts":
        """Return the stored ones of a folder."""
        parts = pd.read_parquet(folder / f"{PARTS}.parquet")
        own = parts[~parts["repeated"].astype(bool) & ~parts["shown"].astype(bool)].groupby("claim")["verdict"]
        by_claim = {str(claim): _NAMES[conjunction(list(verdicts))] for claim, verdicts in own}
        return cls(by_claim, _residents(store.read(folder)), int(parts["replications"].max()))


def _claims(folder: Path, elsewhere: Path) -> dict[str, Any]:
    """Return each claim of the review with its verdict and why, and the verdict elsewhere where that is another."""
    here, there = _Verdicts.of(folder), _Verdicts.of(elsewhere)
    claims = []
    for key, claim in load_claims(None).claims.items():
        verdict, other = (of.by_claim.get(key, _NAMES[NOT_JUDGED]) for of in (here, there))
        claims.append(
            {
                "id": key.upper(),
                "section": claim.section,
                "text": {"sv": claim.phrase.sv, "en": claim.phrase.en},
                "verdict": verdict,
                "elsewhere": other if other != verdict else None,
                "why": {language: getattr(claim.why or claim.not_judged, language, "") for language in ("sv", "en")},
            }
        )
    return {"claims": claims, **_of(here, there)}


def _of(here: _Verdicts, there: _Verdicts) -> dict[str, Any]:
    """Return in words what the verdicts are of, and what stands before those of the other municipality."""
    residents, elsewhere = here.residents, there.residents
    of = {
        "sv": f"Bedömda i en kommun med {residents['sv']} invånare, vid lika timmar där inget annat sägs, högst "
        f"{here.most} körningar. Skälen är undersökta i en kommun med {elsewhere['sv']} invånare; blir omdömet "
        f"ett annat där (högst {there.most} körningar) står det också.",
        "en": f"Judged in a municipality of {residents['en']} residents, at equal hours unless said otherwise, at "
        f"most {here.most} runs. The reasons were examined in a municipality of {elsewhere['en']} residents; where the "
        f"verdict there differs (at most {there.most} runs), it is shown as well.",
    }
    place = {
        "sv": f"I en kommun med {elsewhere['sv']} invånare:",
        "en": f"In a municipality of {elsewhere['en']} residents:",
    }
    return {"claims_of": of, "claims_elsewhere": place}


if __name__ == "__main__":
    sys.exit(main())
