"""Sweeps the space of parameters: `python -m experiments.sweep design=sobol points=64 vary=[behaviour]`.

Each worker process imports the module that was started, so this one holds nothing but the start: drawing and Hydra
stay out of the workers.
"""

if __name__ == "__main__":
    import sys

    from experiments.sweeping import main

    sys.exit(main())
