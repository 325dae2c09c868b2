"""English: an idiom's words mean what they say, as in "the green light on the panel".

Each line of `_LITERAL` pairs words of an idiom with the company they keep when they are goods,
machines, places or measures.
"""

from __future__ import annotations

from coach.lazily import lazy
from coach.rulebook.book import Match

_GOODS = (
    r"\b(?:pcs|pieces|cartons?|ctns?|kg|grams?|tonnes?|tons|moq|hs code|fob|"
    r"packed|bags? of|boxes of|mm|cm|sku"
    r"|article|catalogue|supplier of|manufacturer|recipe|export(?:s|ed)?|import(?:s|ed)?)\b"
)
_LITERAL: tuple[tuple[str, str], ...] = (
    (
        r"ballpark",
        r"ballpark(?:'s)? (?:own|fan|shop|gate|stadium|entrance|seat|food|tour|hotel)|"
        r"\bat the ballpark|(?:baseball|stadium|fans?|game)\b.*ballpark|"
        r"ballpark.*(?:baseball|stadium|fans)",
    ),
    (
        r"touch(?:es|ed|ing)? base",
        r"touch(?:es|ed|ing)? bases? (?:plate|metal|material|station|frame|coat|layer|oil)",
    ),
    (
        r"heads?[- ]?up",
        r"heads?[- ]up (?:display|position|tilt|screen|mode|unit)|(?:face|nail|bolt|"
        r"screw|rivet|standing|with (?:the|its|their)) heads? up|heads? up(?:wards|"
        r"right)?\.? (?:or down|position)|\bhuds?\b",
    ),
    (
        r"green light",
        r"(?:panel|lamp|led|button|switch|indicator|blink\w*|flash\w*|traffic|beacon|"
        r"sensor|wavelength|laser|device|router|charger|display|control|machine|pump|"
        r"socket|plug|(?:is|comes|goes|turns|be|stays|lights?|until|if|when) (?:on|"
        r"up)\b)",
    ),
    (
        r"red flags?",
        r"(?:show|print|logo|label|picture|fabric|polyester|with a|marked|fly|wave|"
        r"beach|pole|pcs|mark(?:s|ed)? (?:the|by|with))",
    ),
    (
        r"cut(?:s|ting)? (?:the )?corners",
        r"\d+ ?(?:degrees?|°|mm|cm)|\bangle|\bprofiles?\b|\bcardboard|\bsheet|\bglass|"
        r"\bradius|\bdrawing|\bmitre|\bround(?:ed)?\b|\bpaper\b|\bsaw\b|\bdie\b|"
        r"\bfabric|\bplywood|\bcnc\b",
    ),
    (
        r"rock(?:s|ed|ing)?(?: slightly)? the boat",
        r"\bwaves?\b|\bharbou?r\b|\bcrane\b|\bmooring|\bsail(?:s|ing)?\b",
    ),
    (r"same boat", r"\b(?:ship|vessel|sail|port|cargo|loaded|fishing|marina|crew|passenger)"),
    (
        r"miss(?:es|ed|ing)? the (?:boat|bus|train)",
        r"\b(?:ferry|airport|station|harbou?r|pier|island|taxi|next one|hour later|"
        r"ticket|platform|o'clock|sail(?:ed|s)?|timetable)\b",
    ),
    (
        r"red tape",
        r"\b(?:rolls?|adhesive|mm|cm|mark(?:ed|s|ing)?|pvc|seal(?:ed|s|ing)?|stick\w*|"
        r"tape dispenser|floor|reflective|electrical|duct|packing|wrap(?:ped)?|"
        r"metres?|meters?|carton)\b",
    ),
    (
        r"hot[ -]?cakes?",
        r"hot[ -]?cakes? (?:machine|mix|maker|pan|flour|plate|batter)|\bbak(?:e|es|"
        r"ing|ery)\b|\bsyrup",
    ),
    (
        r"peanuts|chicken feed|small potatoes|bread and butter|sweetener|"
        r"low[- ]hanging fruits?|small fry|small beer|sour grapes|hot potato|"
        r"swiss cheese|duck soup|piece of cake|icing on the cake|cherry on|"
        r"bread-and-butter|big cheese|salt|chicken|mustard|fish|beans",
        r"\b(?:roast\w*|salted|oil|allerg\w*|kernels?|shell(?:ed)?|crop|harvest\w*|"
        r"feed (?:mill|plant|additive)|poultry|stevia|sugar|aspartame|bakery|bak(?:ed|"
        r"ing)|canned|tin(?:ned|s)|frozen|fresh|elephants?|snacks?|orchard|trees?|"
        r"tables?poon|soap|photo|plate of|served|dessert|slic\w+|knife|oven|frost\w*|"
        r"flour|cooked)\b|" + _GOODS,
    ),
    (r"ducks in a row", r"\b(?:toys?|plastic|rubber|bath|decoys?|pattern|print)\b"),
    (
        r"through (?:the )?cracks|between the cracks",
        r"\b(?:water|roof|wall|tiles?|glaze|floor|concrete|oil|leak\w*|light|air|rain|"
        r"dust|sand|planks?|boards?|screws?|coins?|crate|pallet|slats?|moisture|"
        r"seep\w*|drip\w*)\b",
    ),
    (r"guinea pigs?", r"\b(?:pets?|cages?|food|hay|bedding|vet|toys?|rabbits?|hamsters?)\b"),
    (
        r"kick-?start|jump-?start|gear|autopilot|cruise control|under the (?:hood|"
        r"bonnet)|u-turn|fast lane|slow lane|mirror|collision|two feet|six feet|"
        r"jump-start|reins?|leash|wheels",
        r"\b(?:engine|motor(?:cycle|bike)?|car|cars|truck|battery|cables?|pedal|lever|"
        r"dog|dogs|leather|nylon|vessel|deep|wide|long|high|tall|highway|driver|brake|"
        r"gearbox|aircraft|toy)\b",
    ),
    (
        r"bandwagon|gauntlet|wild west|tiger|giant|wedge|u-turn|tug",
        r"\b(?:costume|toys?|print|theme|glove|door|wood(?:en)?|boat|tugboat|zoo|plush)\b",
    ),
    (r"cards on the table", r"\b(?:display|pcs|game|print\w*|per box|paper|place)\b"),
    (
        r"wheels? .*off",
        r"\b(?:trolley|bolts?|truck|trailer|suitcases?|carts?|chairs?|axle|nuts?|"
        r"screws?|toys?|scooter|bike)\b",
    ),
    (
        r"pile it|bog(?:s|ged)? down|knots?|blown over|blow over|stack up|burn out|"
        r"rings? true|boil over|patch",
        r"\b(?:mud|truck|tractor|wood|rope|wind|storm|tent|scaffold\w*|pallets?|boxes|"
        r"bulb|lamps?|motor|fuse|pot|kettle|tyre|tire|fabric|jeans|hole)\b",
    ),
    (
        r"roller[- ]?coaster",
        r"\b(?:wheels?|ride|theme park|amusement|track|park|polyurethane|nylon|kids)\b",
    ),
    (r"kitchen sink", r"\b(?:cm|mm|stainless|tap|faucet|bowl|install\w*|drain)\b"),
    (r"turn(?:s|ed|ing)? the page", r"\b(?:over|sign|printed?|manual|pdf|next page)\b"),
    (
        r"bottom line",
        r"bottom line (?:of|on) (?:the|a) (?:page|label|form|invoice|sheet|drawing)|"
        r"\b(?:label|font|row|drawing|printed?|text line)\b",
    ),
    (
        r"heavy[- ]lifting",
        r"heavy[- ]lifting (?:equipment|gear|cranes?|magnets?|tools?|straps?|device|"
        r"hooks?|vessel|machine)",
    ),
    (
        r"cherry|potato|beans|onion|carrot|banana|plum|apple|lemon|butter|gravy|bacon|"
        r"egg|turkey|chestnut|cabbage|mustard|crumbs?",
        r"\b(?:farm|orchard|fresh|frozen|kg|harvest\w*|tomato(?:es)?|crates?|tree|"
        r"trees|recipe|vegetables?|fruits?|juice|sauce|flavou?r|cook\w*|peeler)\b",
    ),
    (r"sharpen", r"\b(?:knife|blade|wood|sharpener|school|test|graphite)\b"),
    (
        r"nose[- ]?dive|eagle|hawk|fly on the wall|goat|lamb|duckling|donkey|gorilla|"
        r"elephant|snake|wolf|bear\b|bull\b|rabbit|horse|cat\b|dog\b|rat\b|rats\b",
        r"\b(?:zoo|toys?|farm|breed|meat|leather|fur|figurine|vet|feed|saddle|stable|"
        r"costume|plush|printed?|logo)\b",
    ),
    (
        r"leg up|a leg|knee|elbow|skin|heart|gut|nerve|spine|throat|tongue|mouth",
        r"\b(?:pads?|chair|table leg|brace|joints?|cream|care|medical|surgery|hose|"
        r"pipe|tube|valve|bottle|sausage|toothpaste)\b",
    ),
    (
        r"hand over|out of hand|upper hand|force|barrels?|gloves?",
        r"\b(?:oil|wine|nitrile|latex|disposable|rubber)\b",
    ),
    (
        r"ball",
        r"\b(?:steel|rubber|bearings?|tennis|golf|foot|valve|test|impact|1 m|metre|"
        r"meter|height|drill|kids|children|player|referee|goal)\b|\bball (?:bearing|"
        r"joint|valve|screw|mill)",
    ),
    (
        r"\bbar\b",
        r"\bto \d|\bby \d|\b(?:steel|chocolate|pressure|mm|towel|soap|psi|6 bar|iron|"
        r"handle|crane|barbell|hotel|weight|lever|cm|bolts?)\b|\d bar\b",
    ),
    (
        r"in the loop|out of the loop|outside the loop|close(?:s|d)? the loop|closing the loop",
        r"\b(?:belt|cable|rope|wire|string|thread|conditions?|counter|body|javascript|"
        r"circuit|current|ground|feedback|control|code|roller|variable|iteration|pipe|"
        r"hose|hook|yarn|sensor|water)\b",
    ),
    (
        r"same page",
        r"\b(?:catalogue|catalog|printed?|brochure|pdf|website|manual|column|table|"
        r"website|document|stamp|sign(?:ed|ature)?|layout|booklet|magazine|scroll|"
        r"link|url|both (?:logos|pictures|photos))\b",
    ),
    (
        r"(?:go|goes|went|gone|going)(?: \w+)? south",
        r"\b(?:truck|train|ship|vessel|road|highway|river|drive|driver|km|miles|birds|"
        r"north|wind|travel|from \w+ to|of the|route|line|flow)\b",
    ),
    (
        r"(?:go|goes|went|gone|going) (?:sideways|off track|off the rails|"
        r"up in flames|up in smoke)",
        r"\b(?:truck|train|ship|vessel|wagon|warehouse|factory|building|forklift|"
        r"conveyor|belt|crane|drawer|door|saw|blade|curtain|locomotive|car)\b",
    ),
    (
        r"extra (?:mile|yard|step)|home stretch|last leg|final stretch",
        r"\b(?:cable|cost(?:s)?|km|fuel|charge[ds]?|per|fabric|pipe|driver|toll|truck|"
        r"route|flight|voyage|stairs?|procedure)\b",
    ),
    (
        r"square one|drawing board",
        r"\b(?:wooden|easel|pencils?|a[0-4]\b|board (?:with|for)|game|chess)\b",
    ),
    (
        r"\bhole\b|in the hole",
        r"\b(?:drill\w*|mm|screw|bolt|diameter|pin|fits?|thread|dowel|punch)\b",
    ),
    (
        r"hot water|deep water|deep end|tread(?:ing)? water|hold(?:s)? water|"
        r"in the soup|test(?:ing)? the waters?",
        r"\b(?:boiler|tank|heater|tap|offshore|drilling|wells?|anchor|pipe|pool|bath|"
        r"wash\w*|rinse|soak\w*|litres?|liters?|temperature|shower|vessel|port|"
        r"harbou?r|draught|swimm\w*|diving|sea|bottle|degrees|lab|sampl\w+|pump|"
        r"bucket|leak\w*)\b|\d ?°",
    ),
    (
        r"snag|hiccups?|hitch",
        r"\b(?:fabric|yarn|thread|knit\w*|hose|rope|trailer|tow(?:ing)?|ball|truck|"
        r"resistan\w+|cloth|stocking|sweater|zipper|hooks?)\b|hitch (?:receiver|pin|"
        r"mount|ball)|\bhitch(?:es)? for\b",
    ),
    (
        r"headaches?",
        r"\b(?:medicine|tablets?|pills?|pain|doctor|sick|paracetamol|aspirin|"
        r"symptoms?|dizz\w+|nausea|fumes?|smell|fever|migraine|side effects?|ill|"
        r"today)\b|\bi have a headache",
    ),
    (r"nightmares?", r"\b(?:movie|film|game|costume|halloween|child(?:ren)?|sleep)\b"),
    (
        r"spring|\bnuts?\b|nuts and bolts|nail|screw|hammer(?:s|ed|ing)? out|iron(?:s|"
        r"ed|ing)? out",
        r"\b(?:m\d+|mm|stainless|steel|zinc|galvani[sz]ed|dents?|shirts?|wrinkles?|"
        r"creases?|torque|wood(?:en)?|hammer|thread(?:ed|s)?|washers?|screwdriver|"
        r"driver|kg|boxes|pcs|pieces|box of|cabinet|assembly kit|fasteners?|hardware|"
        r"boards?|pallet|hinge|walnuts?|cashews?|fabric|folds?|panel|linen)\b",
    ),
    (
        r"on the fly|by ear|off the ground|in the bag|in the can|in the air|"
        r"up in the air|in the pipeline|on the table|under the table|on the ropes|"
        r"on the shelf|off the shelf|on the line|in the trenches|on the ground|"
        r"in the pocket|on the house|on (?:your|my|our|his|her|their) plate|"
        r"off the hook|on the hook|the ropes|on the rocks|on ice",
        r"\b(?:drone|dust|particles?|smoke|humidity|planes?|aircraft|balloon|birds?|"
        r"gas|oil|crude|water|cables?|cm|mm|m\b|metres?|meters?|powder|flour|tea|"
        r"coffee|screws?|manual|phone|receiver|crane|lifting|load(?:ed)?|chain|fish|"
        r"food|socket|chairs?|legs?|drawer|washing|trousers|jacket|shirt|sewing|roof|"
        r"solar|tiles?|climb\w*|boxing|rig(?:ging)?|anchor|kept|salmon|shrimp|drinks?|"
        r"whisky|paint|sardines?|drum|leak(?:s|ed|age)?|pallets?)\b",
    ),
    (
        r"pull(?:s|ed|ing)? the (?:plug|trigger|strings?)|pull(?:s|ed|ing)? (?:some )?strings?",
        r"\b(?:socket|outlet|wall|power|drain|sink|bath|sprayer|gun|nozzle|bottle|"
        r"hose|curtain|blinds?|hood|bag|puppet|unit|device|before cleaning|cleaning|"
        r"kettle|toaster|machine|drill|tool)\b",
    ),
    (
        r"bullet",
        r"bullet[- ](?:shaped|proof|points?|list|train)|\b(?:pliers|ammunition|"
        r"calib\w+|cap must)\b",
    ),
    (
        r"boat|ship|ship has sailed|train has left|sailed",
        r"\b(?:etd|eta|voyage|vessel|port|b/l|on board|harbou?r|marina|yacht|fishing|"
        r"crane|captain|passengers?|already left)\b",
    ),
    (
        r"fence",
        r"\b(?:posts?|galvani[sz]ed|wire|garden|mm|metres?|meters?|panels?|cows?|pump|"
        r"gate|electric|install\w*|mesh|climb\w*|paint\w*|side)\b",
    ),
    (
        r"ice\b",
        r"\b(?:lake|skat(?:es|ers?)|freez\w*|winter|river|road|fish\w*|melt\w*|"
        r"driv\w+|truck|slip\w*|vessel)\b.*\b(?:cm|mm|crossing|lake|river|winter|"
        r"road)\b",
    ),
    (
        r"goal ?posts?|home run|slam[- ]dunk|hole[- ]in[- ]one|bull'?s[- ]?eyes?|"
        r"finish line|kick(?:ed|s|ing)? off|hat trick|touchdown",
        r"\b(?:football|soccer|baseball|basketball|stadium|golf|darts?|target|arrows?|"
        r"league|match|player|team won|pitch|aluminium|net|sport(?:s|ing)?)\b",
    ),
    (
        r"duct tape|band-?aid|sticking plaster",
        r"\b(?:rolls?|mm|first aid|box|wound|skin|adhesive|cut on|finger|pcs|kit|grey|"
        r"silver|plaster roll)\b",
    ),
    (
        r"time bomb|powder keg|minefield|mine field",
        r"\b(?:police|bomb squad|army|soldiers?|war|explosi\w+|clear\w*|detector)\b",
    ),
    (
        r"train ?wreck|car crash|perfect storm|fire drills?|fire-?fighting|dumpster",
        r"\b(?:dummy|safety|evacuat\w+|alarm|police|ambulance|insurance|injured|"
        r"equipment|hoses?|pump|extinguisher|station|building|annual|staff must|"
        r"hospital|brigade)\b",
    ),
    (
        r"swamped|snowed under|drowning|buried",
        r"\b(?:river|flood\w*|rain|road|snow(?:fall|storm)?|avalanche|village|fields?|"
        r"boat|valley|cable|pipe|underground|soil|metres?|cm)\b",
    ),
    (
        r"bells? and whistles|ring(?:s|ing)? a bell|rang a bell|alarm bells|warning bells",
        r"\b(?:door|brass|bicycle|ship's|toys?|press|button|mm|ringer|school|"
        r"reception|visitor|hotel|fire)\b",
    ),
    (
        r"fire|on fire",
        r"\b(?:extinguisher|burn(?:t|ed|ing)?|smoke|flames?|warehouse|brigade|alarm|"
        r"kiln|wood|forest|caught)\b",
    ),
    (
        r"cold feet",
        r"\b(?:socks?|shoes?|slippers?|heat\w*|warm\w*|insoles?|boots?|blanket|winter)\b",
    ),
    (r"cold shoulder", r"\b(?:dress|blouse|tops?|sleeves?|t-?shirts?|meat|lamb)\b"),
    (r"wheelhouse", r"\b(?:ship|vessel|boat|captain|crew|bridge)\b"),
    (
        r"helm|driver'?s seat|driving seat|reins",
        r"\b(?:truck|car|bus|vessel|captain|horse|leather|adjust\w*|cover|seat belt|heated)\b",
    ),
    (
        r"bird'?s[- ]eye|helicopter view",
        r"\b(?:camera|drone|photo|chil(?:l)?i|pepper|picture|rendering|map|drawing|video)\b",
    ),
    (
        r"chip(?:s|ped|ping)? in|chip(?:s|ping)? away",
        r"\b(?:glass|ceramic|mug|plate|paint|edge|enamel|chip in the|chips in)\b",
    ),
    (
        r"parking lot|park this",
        r"\b(?:car|cars|truck|trucks|lights?|space|visitors?|paved|asphalt)\b",
    ),
    (
        r"cooking|recipe|half[- ]baked",
        r"\b(?:oven|bread|dough|minutes|gas stove|kitchen|rice|food)\b",
    ),
    (
        r"bend(?:s|ing)? (?:your|my|our|his|her|their) ear|bent",
        r"\b(?:pipe|sheet|tube|wire|steel|frame|degrees)\b",
    ),
    (
        r"burn",
        r"\b(?:skin|fingers on|hot plate|iron|boiler|wood|gas|oven|stove|diesel|fuel|"
        r"hole in the (?:fabric|cloth|cover|table|carpet)|cigarette|welding|sparks?|"
        r"pan|glove)\b",
    ),
    (
        r"blow(?:s|ing|n)? it|blew it|hit the roof|through the roof|roof|ceiling",
        r"\b(?:rain|leak\w*|water|tiles?|antenna|chimney|cable|pipe|wind|hail|branch|"
        r"tree|ladder|skylight|balloon|dust|truck|container|tent|duct|light comes|fan|"
        r"air)\b",
    ),
    (
        r"rough ride|bumpy|rocky road|bumps? in the road",
        r"\b(?:truck|tyres?|tires?|suspension|gravel|km|drivers?|crates?|ice cream|"
        r"car|mountain|asphalt|pallets?)\b",
    ),
    (
        r"on the nose|thumb|finger|elbow|neck|shoulder|toe|foot|feet|hands?|head|face|"
        r"teeth|eye|leg|arm|skin|tongue|back\b",
        r"\b(?:injur\w+|doctor|gloves?|wound|pain relief|massage|wash(?:es|ed|ing)?|"
        r"mannequin|cream|soap|brush|shoes?|socks?|helmet|goggles|surgery|hospital|"
        r"bandage|scarf|collar|pillow|x-ray)\b",
    ),
    (
        r"bread and butter|the works",
        r"\b(?:steel works|iron works|road|construction|civil|breakfast)\b",
    ),
    (
        r"pitch(?:es|ed|ing)? in|graft|slog|spadework|dump",
        r"\b(?:roof|thread|mm|skin|plant|tree|truck|garden)\b",
    ),
    (
        r"steals?\b|rip[- ]?off",
        r"\bsteals? (?:the|our|from|your|my|goods|a )|\b(?:strip|perforat\w+|tear|"
        r"packag\w+|label)\b",
    ),
    (
        r"dead end|roadblock|road block|speed bump|brick wall",
        r"\b(?:street|road|truck|driver|police|rubber|mm|mortar|corridor|forklift|van|"
        r"navigation|turn around|house|building|car)\b",
    ),
    (
        r"wrench|spanner|monkey wrench",
        r"\b(?:mm|inch|adjustable|set|chrome|torque|tool ?box|tighten)\b",
    ),
    (
        r"band|golden|gold ?mine|gold dust|jackpot|strike gold|struck gold|trump card|"
        r"playbook|game plan|helicopter|war room|silver bullet|magic wand|magic bullet",
        r"\b(?:toys?|jewel\w+|ore|miners?|mining|grams?|casino|lottery|slot|ring|"
        r"plated|engrav\w+|costume|kids)\b",
    ),
    (
        r"high and dry|tight ship|batten|plain sailing|smooth sailing|steer the ship|"
        r"full steam ahead",
        r"\b(?:vessel|captain|tide|port|hatches|crew|sea|yacht|deck)\b",
    ),
    (r"hand to mouth|rough and ready|free ride", r"\b(?:bus|infection|hygiene|germs|tickets?)\b"),
    (
        r"flip side|other side of the coin|two sides|flip a coin|toss a coin",
        r"\b(?:label|record|vinyl|print\w*|engrav\w+|collect\w*|silver|minted|mm)\b",
    ),
    (
        r"deep pockets|nest egg|purse strings|belts?|back pocket|in (?:your|my|our|"
        r"his|her|their) pocket",
        r"\b(?:jacket|trousers|pants|jeans|coat|leather|fleece|bag|zip\w*|conveyor|"
        r"v-belt|timing|bolts?|nuts?|tension|machine|screws?|keys?|drawstring)\b",
    ),
    (r"white elephant", r"\b(?:toys?|figurine|print|ceramic|statue|gift exchange)\b"),
    (r"sweet spot|sweet deal", r"\b(?:racket|club|bat|tennis|golf)\b"),
    (
        r"in the red",
        r"\bin the red (?:version|colou?r|box|zone|area|case|folder|area|carton|one)\b",
    ),
    (
        r"in the weeds|greener|green thumb|grass|beat about|barking|bush|leaf",
        r"\b(?:garden\w*|herbicide|lawn|mow\w*|crops?|dogs?|tree|bearing|turf|"
        r"artificial|paper)\b",
    ),
)
_PAIRS = tuple((lazy(idiom), lazy(literal)) for idiom, literal in _LITERAL)


def holds(match: Match) -> bool:
    """Whether the sentence speaks of the things themselves and not in pictures.

    Company counts only outside the idiom: the socks of "pull your socks up" prove nothing.
    """
    words, sentence = match.text, match.sentence.folded
    return any(
        found.start() < match.start or found.end() > match.end
        for idiom, literal in _PAIRS
        if idiom.search(words)
        for found in literal.finditer(sentence)
    )
