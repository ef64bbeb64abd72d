"""Settings that every test shares: no window, no deadline for a first compilation."""

import os

from hypothesis import settings

os.environ.setdefault("MPLBACKEND", "Agg")
os.environ.setdefault("ARENDEGANG_COMPILE", "each")  # tests call single rules, not only what the program calls

# A first call compiles for seconds, which Hypothesis would report as a flaky test. Everything else is
# inherited from the profile that Hypothesis chose itself: under CI every run tries the same examples.
settings.register_profile("arendegang", deadline=None)
settings.load_profile("arendegang")
