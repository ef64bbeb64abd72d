"""Tells which parameters decide what: `python -m experiments.sensitivity population=small vary=[behaviour] base=64`.

Each worker process imports the module that was started, so this one holds nothing but the start: drawing and Hydra
stay out of the workers.
"""

if __name__ == "__main__":
    import sys

    from experiments.two_stages import main

    sys.exit(main())
