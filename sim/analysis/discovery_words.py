"""The sentences of discovery, in English and in Swedish."""

from typing import Final

WORDS: Final = {
    "en": {
        "title": "Where in the assumptions one alternative beats another",
        "base": "{points} points ({design}), {replications} replications at each, {heading}. {parameters} parameters "
        "vary.",
        "judged": "At each point the difference is taken replication by replication; it is lower or higher where its "
        "95 % interval excludes 0, otherwise within noise. Where there is no difference about 5 % of the points come "
        "out as one by chance.",
        "few": "With {replications} replications the intervals are wide: small differences count as noise.",
        "same_issues": "Every point has the same replications with the same issues, so luck in these is shared by all "
        "points, those held out too.",
        "held": "Regions and trees are found in {seen} points and judged on {held} that were held out (drawn with seed "
        "{seed}).",
        "uneven": "Points of the design {design} do not fill the space evenly: shares are of the points, not of the "
        "space.",
        "failed": "Failed runs: {runs}, at {points} of {all} points. Points where work piles up without end: "
        "{overloaded}; points with another error: {others}. Failed runs per alternative: {each}. What a pair lacks "
        "there counts as no value.",
        "none_failed": "No run failed, at no point did work pile up without end.",
        "neither": "{figures}: neither more nor less is better, hence no regret and no best alternative.",
        "gap": "Of neutrality gaps the size counts, whichever way they lean.",
        "answers": "Share of the points (%)",
        "pair": "Alternatives",
        "figure": "Figure",
        "against": "{first} against {second}",
        "lower": "lower",
        "higher": "higher",
        "noise": "within noise",
        "no_value": "no value",
        "regions": "Regions (PRIM)",
        "chosen": "Chosen is the box with the largest mass × (density − share of all points); restrictions that may be "
        "chance (quasi-p over 0.05) are taken back. Coverage: share of the points with the answer that lie inside; "
        "density: share of the points inside that have it. A region stands where held-out points have the answer "
        "inside it more often than they would by chance (hypergeometric, p at most 0.05); of the {count} regions "
        "looked for, those that are chance alone stand one time in twenty.",
        "is_lower": "{figure}: lower in “{first}” than in “{second}”{good}",
        "is_higher": "{figure}: higher in “{first}” than in “{second}”{good}",
        "better": " (better)",
        "worse": " (worse)",
        "stands": "{claim} where {where}; coverage {coverage} %, density {density} % (in all points {rate} %), in "
        "held-out points {held_coverage} % / {held_density} % ({held_rate} %).",
        "falls": "{claim}: no region stands. Where {where} the density is {density} % (in all points {rate} %), in "
        "held-out points {held_density} % ({held_rate} %).",
        "nowhere": "{claim} at {rate} % of the points searched, and in no region clearly more often.",
        "everywhere": "{claim} at every point searched.",
        "too_few": "{claim} at {hits} of the {points} points searched: too few to look for a region.",
        "trees": "Trees (CART, at most {depth} splits deep)",
        "tree_is": "A leaf has at least {leaf} points and a split takes at least {pruned} off the impurity (Gini) for "
        "each leaf it adds. Behind each pair: the share of held-out points that the tree gets right, and in brackets "
        "what the commonest answer alone gets right.",
        "where": "Where",
        "all_points": "everywhere",
        "answer": "Answer of the first",
        "right": "Right, seen points",
        "held_right": "Right, held out",
        "of": "{right} of {points}",
        "deciding": "What decides the difference",
        "deciding_is": "Share of the difference's variance over points that a parameter explains alone (a parabola in "
        "its rank; of choices their means). In brackets what the most telling parameter would reach by chance "
        "(95 %). A parameter that acts only together with others does not show.",
        "parameters": "Parameters (variance explained, %)",
        "chance": "({chance})",
        "regret": "Regret",
        "regret_is": "How far the mean lies from that of the best alternative at each point. The best one is chosen "
        "after the fact, so a little regret is noise.",
        "alternative": "Alternative",
        "mean": "mean",
        "nine_of_ten": "nine of ten points at most",
        "most": "largest",
        "best": "Best in which share of the space (%)",
        "best_is": "Clearly: better than every other one, each 95 % interval excluding 0. By the mean: the best mean, "
        "noise or not. Probability: over resamples of the replications, averaged over points.",
        "clearly": "clearly",
        "nominally": "by the mean",
        "probability": "probability",
        "nobody": "none clearly",
        "kept": "Share of the points within the levels asked for (%)",
        "kept_is": "By the mean over replications at each point.",
        "all_levels": "all of them",
        "no_floors": "No levels were asked for: floors={example} tells at how many points each alternative keeps "
        "within them.",
        "meanings": "The parameters named",
        "map": "{figure}: {first} minus {second}",
        "map_is": "Smoothed by a Gaussian process over {points} points, the other parameters varying. Thick line: no "
        "difference. Hatched: 95 % interval includes 0.",
        "signs": "▲ higher   ▼ lower   · within noise",
        "first_lower": "{first} lower",
        "first_higher": "{first} higher",
        "way": "Coverage and density on the way of peeling",
        "way_is": "Filled: points the box was found in. Open, dashed: points held out. Star: the box chosen.",
        "coverage": "coverage, %",
        "density": "density, %",
        "space_title": "Best alternative, and regret, over {points} points",
        "share_clear": "clearly best, % of the points",
        "regret_bar": "regret: mean (bar and number), nine of ten (|), largest (×)",
        "over": "{name} is over {low}",
        "under": "{name} is under {high}",
        "between": "{name} is between {low} and {high}",
        "at_least": "{name} is at least {low}",
        "at_most": "{name} is at most {high}",
        "from_to": "{name} is {low} to {high}",
        "is": "{name} is {value}",
        "is_not": "{name} is not {value}",
        "and": " and ",
    },
    "sv": {
        "title": "Under vilka antaganden ett alternativ är bättre än ett annat",
        "base": "{points} punkter ({design}), {replications} upprepningar i varje, {heading}. {parameters} parametrar "
        "varierar.",
        "judged": "I varje punkt tas skillnaden upprepning för upprepning. Den räknas som lägre eller högre när det "
        "95-procentiga intervallet inte rymmer 0, annars som inom bruset. Där ingen skillnad finns ser ändå omkring "
        "5 % av punkterna ut att ha en, av ren slump.",
        "few": "Med {replications} upprepningar är intervallen breda: små skillnader hamnar inom bruset.",
        "same_issues": "Alla punkter har samma upprepningar med samma ärenden. Slumpen i dem delas därför av alla "
        "punkter, även de undanhållna.",
        "held": "Områden och träd har tagits fram i {seen} punkter och prövats i {held} som hölls undan (lottade med "
        "frö {seed}).",
        "uneven": "Punkterna i upplägget {design} fyller inte rummet jämnt: andelarna gäller punkterna, inte rummet.",
        "failed": "Misslyckade körningar: {runs}, i {points} av {all} punkter. Punkter där arbetet växer utan gräns: "
        "{overloaded}; punkter med annat fel: {others}. Misslyckade körningar per alternativ: {each}. Där ett par inte "
        "kan jämföras räknas värdet som saknat.",
        "none_failed": "Ingen körning misslyckades, och i ingen punkt växte arbetet utan gräns.",
        "neither": "{figures}: varken mer eller mindre är bättre, därför varken förlust eller bästa alternativ.",
        "gap": "För neutralitetsgap räknas storleken, åt vilket håll de än lutar.",
        "answers": "Andel av punkterna (%)",
        "pair": "Alternativ",
        "figure": "Mått",
        "against": "{first} mot {second}",
        "lower": "lägre",
        "higher": "högre",
        "noise": "inom bruset",
        "no_value": "värde saknas",
        "regions": "Områden (PRIM)",
        "chosen": "Valt är det område som har störst massa × (täthet − andelen av alla punkter); gränser som kan vara "
        "slump (kvasi-p över 0,05) har tagits bort. Täckning: hur stor del av punkterna med svaret som ligger i "
        "området. Täthet: hur stor del av punkterna i området som har svaret. Ett område står sig när undanhållna "
        "punkter har svaret oftare i det än slumpen ger (hypergeometriskt, p högst 0,05). {count} områden har "
        "sökts; ett som bara är slump står sig ändå en gång av tjugo.",
        "is_lower": "{figure}: lägre i ”{first}” än i ”{second}”{good}",
        "is_higher": "{figure}: högre i ”{first}” än i ”{second}”{good}",
        "better": " (bättre)",
        "worse": " (sämre)",
        "stands": "{claim} där {where}; täckning {coverage} %, täthet {density} % (i alla punkter {rate} %), i "
        "undanhållna punkter {held_coverage} % / {held_density} % ({held_rate} %).",
        "falls": "{claim}: inget område står sig. Där {where} är tätheten {density} % (i alla punkter {rate} %), i "
        "undanhållna punkter {held_density} % ({held_rate} %).",
        "nowhere": "{claim} i {rate} % av de genomsökta punkterna, och inte tydligt oftare i något område.",
        "everywhere": "{claim} i alla genomsökta punkter.",
        "too_few": "{claim} i {hits} av de {points} genomsökta punkterna: för få för att söka ett område.",
        "trees": "Träd (CART, högst {depth} delningar djupa)",
        "tree_is": "Ett löv har minst {leaf} punkter, och en delning minskar blandningen (Gini) med minst {pruned} för "
        "varje löv som tillkommer. Efter varje par: andelen undanhållna punkter som trädet får rätt, och inom parentes "
        "vad enbart det vanligaste svaret får rätt.",
        "where": "Var",
        "all_points": "överallt",
        "answer": "Den första är",
        "right": "Rätt, sedda punkter",
        "held_right": "Rätt, undanhållna",
        "of": "{right} av {points}",
        "deciding": "Vad som avgör skillnaden",
        "deciding_is": "Hur stor del av skillnadens varians över punkterna som en parameter förklarar ensam (en "
        "parabel i dess rang; för val medelvärdena). Inom parentes vad den tydligaste parametern skulle nå av ren "
        "slump (95 %). En parameter som bara verkar tillsammans med andra syns inte.",
        "parameters": "Parametrar (förklarad varians, %)",
        "chance": "({chance})",
        "regret": "Förlust mot det bästa",
        "regret_is": "Hur långt medelvärdet ligger från det bästa alternativets i varje punkt. Det bästa utses i "
        "efterhand, så en liten förlust är brus.",
        "alternative": "Alternativ",
        "mean": "medel",
        "nine_of_ten": "högst i nio av tio punkter",
        "most": "störst",
        "best": "Bäst i hur stor del av rummet (%)",
        "best_is": "Tydligt: bättre än vart och ett av de andra, med 95-procentiga intervall som inte rymmer 0. Till "
        "medelvärdet: bäst medelvärde, brus eller ej. Sannolikhet: över omdragningar av upprepningarna, i medeltal "
        "över punkterna.",
        "clearly": "tydligt",
        "nominally": "till medelvärdet",
        "probability": "sannolikhet",
        "nobody": "inget tydligt",
        "kept": "Andel av punkterna inom de begärda nivåerna (%)",
        "kept_is": "Efter medelvärdet över upprepningarna i varje punkt.",
        "all_levels": "alla nivåer",
        "no_floors": "Inga nivåer har begärts: floors={example} visar i hur många punkter varje alternativ håller sig "
        "inom dem.",
        "meanings": "Parametrarna som nämns",
        "map": "{figure}: {first} minus {second}",
        "map_is": "Utjämnat med en gaussisk process över {points} punkter, där övriga parametrar varierar. Tjock "
        "linje: ingen skillnad. Skrafferat: 95-procentigt intervall rymmer 0.",
        "signs": "▲ högre   ▼ lägre   · inom bruset",
        "first_lower": "{first} lägre",
        "first_higher": "{first} högre",
        "way": "Täckning och täthet allteftersom området krymper",
        "way_is": "Fylld: punkterna som området togs fram i. Öppen, streckad: undanhållna punkter. Stjärna: det valda.",
        "coverage": "täckning, %",
        "density": "täthet, %",
        "space_title": "Bästa alternativ, och förlust mot det bästa, över {points} punkter",
        "share_clear": "tydligt bäst, % av punkterna",
        "regret_bar": "förlust: medel (stapel och tal), nio av tio (|), störst (×)",
        "over": "{name} är över {low}",
        "under": "{name} är under {high}",
        "between": "{name} är mellan {low} och {high}",
        "at_least": "{name} är minst {low}",
        "at_most": "{name} är högst {high}",
        "from_to": "{name} är {low}–{high}",
        "is": "{name} är {value}",
        "is_not": "{name} inte är {value}",
        "and": " och ",
    },
}
