"""The sentences of the difference between two stored results, in English and in Swedish."""

from typing import Final

DIFFERENCE: Final = {
    "en": {
        "title": "{organisation}, {variant}: {period}",
        "figure": "Figure",
        "unit": "Unit",
        "difference": "b − a, 95 % interval",
        "paired": "Both have seed {seed}: differences are taken replication by replication ({count} in both).",
        "welch": "Independent samples ({count_a} and {count_b} replications): Welch's interval.",
        "marks": "* marks an interval that excludes 0. Shown are the two headline figures, and of the others those "
        "that differ.",
        "count": "{apart} of {all} main figures have an interval that excludes 0; by chance about {chance} would.",
        "same": "All {all} values that both tables hold are the same.",
        "values": "{apart} of {all} values that both tables hold are not the same.",
        "only": "Only in {place}: {organisations}.",
        "none": "No organisation is in both: no figures to compare.",
        "options": "Options, parameters and files that differ",
        "key": "key",
        "versions": "Versions and compiled sources that differ",
        "alike": "Options, parameters and files, versions and compiled sources are the same.",
    },
    "sv": {
        "title": "{organisation}, {variant}: {period}",
        "figure": "Mått",
        "unit": "Enhet",
        "difference": "b − a, 95 %-intervall",
        "paired": "Båda har frö {seed}: skillnaderna tas upprepning för upprepning ({count} i båda).",
        "welch": "Oberoende urval ({count_a} och {count_b} upprepningar): Welchs intervall.",
        "marks": "* märker ett intervall som inte rymmer 0. De två främsta måtten visas, och av de övriga de som "
        "skiljer sig.",
        "count": "{apart} av {all} huvudmått har ett intervall som inte rymmer 0; av ren slump vore det ungefär "
        "{chance}.",
        "same": "Alla {all} värden som finns i båda tabellerna är lika.",
        "values": "{apart} av {all} värden som finns i båda tabellerna är inte lika.",
        "only": "Bara i {place}: {organisations}.",
        "none": "Ingen organisation finns i båda: inga mått att jämföra.",
        "options": "Alternativ, parametrar och filer som skiljer sig",
        "key": "nyckel",
        "versions": "Versioner och kompilerad källkod som skiljer sig",
        "alike": "Alternativ, parametrar och filer, versioner och kompilerad källkod är lika.",
    },
}
