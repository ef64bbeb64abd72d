"""Takes mechanisms away one by one, and adds them one by one: `python -m experiments.ablate population=small`.

Each worker process imports the module that was started, so this one holds nothing but the start: drawing and Hydra
stay out of the workers.
"""

if __name__ == "__main__":
    import sys

    from experiments.ablation import main

    sys.exit(main())
