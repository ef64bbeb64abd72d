"""Verdicts on the claims of the review that lie in the results folder, where they are of the same configuration."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import pandas as pd

from experiments import store
from experiments.predictions import PARTS
from sim.analysis.claim_file import load_claims
from sim.analysis.claim_verdicts import conjunction
from sim.organisation.entry import Title
from sim.organisation.files import config_root
from sim.study import results

FOLDER: Final = "predictions"
_SAME: Final = ("population", "issues", "history", "seed")
_AS_THE_FILES_SAY: Final = ("scenario", "own_share", "exchange_contested")
"""Options of a comparison that change what the files say; claims are judged without them."""


class Verdict(NamedTuple):
    """A claim with its verdict: its key, what it says, the section of the review, a verdict's key."""

    claim: str
    phrase: Title
    section: str
    verdict: str


def stored_verdicts(folder: Path, compared: Mapping[str, Any]) -> tuple[list[Verdict], int]:
    """Return the verdicts beside a comparison's folder and their replications; none where they are of something else.

    The latest verdicts are looked at, no others. `compared` is the comparison's provenance.
    """
    latest = folder.parent.parent / FOLDER / results.LATEST
    if not (latest / f"{PARTS}.parquet").is_file():
        return [], 0
    judged = store.read(latest).provenance
    if not _same(judged, compared):
        return [], 0
    parts = pd.read_parquet(latest / f"{PARTS}.parquet")
    own = parts[parts["repeated"] == False].groupby("claim")["verdict"].agg(list)  # noqa: E712  a column
    found = [
        Verdict(key, claim.phrase, claim.section, conjunction(own[key]))
        for key, claim in load_claims(None).claims.items()
        if key in own.index
    ]
    return found, int(parts["replications"].max())


def _same(judged: Mapping[str, Any], compared: Mapping[str, Any]) -> bool:
    """Return whether claims were judged with a comparison's files, parameters, seed and rules, and as they are now."""
    own, other = judged["configuration"], compared["configuration"]
    shipped = (config_root() / "predictions" / "review.yaml").read_bytes()
    files = own["files_sha256"].keys() & other["files_sha256"].keys()
    return (
        own["options"]["claims"] is None
        and judged.get("claims_sha256") == hashlib.sha256(shipped).hexdigest()
        and all(own["options"][name] == other["options"][name] for name in _SAME)
        and all(other["options"].get(name) in (None, []) for name in _AS_THE_FILES_SAY)
        and all(own["files_sha256"][name] == other["files_sha256"][name] for name in files)
        and own["parameters"] == other["parameters"]
        and judged["compiled_sources"] == compared["compiled_sources"]
    )
