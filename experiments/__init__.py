"""The commands: `python -m experiments.<command>`; the only part that knows Hydra."""
