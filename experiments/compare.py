"""Compares organisations: `python -m experiments.compare organisations=[today,merged] replications=30`.

Each worker process imports the module that was started, so this one holds nothing but the start: drawing and Hydra
stay out of the workers.
"""

if __name__ == "__main__":
    import sys

    from experiments.comparison import main

    sys.exit(main())
