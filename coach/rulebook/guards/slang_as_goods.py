"""English: a slang word stands here for a thing, a material, a food or a machine's work."""

from __future__ import annotations

from coach.lazily import lazy
from coach.rulebook.book import Match

_GOODS: tuple[tuple[str, str], ...] = (
    (
        r"^chill",
        r"\b(?:chill(?:ed|er|ing)? (?:water|room|unit|roll|container|chain|meat|fish|"
        r"cabinet|plate|tank|food)|°c|degrees|temperature|refrigerat\w+|fridge|"
        r"freez\w+|wine|serve|hours?|minutes|wind chill|minus)\b",
    ),
    (r"^drip", r"\bdrip"),
    (r"^(?:shade|throwing shade)", r"\bshade"),
    (
        r"^whine|^whining|^waffl|^juicy|^gross|^leech|^quack|^cuckoo|^cracking|"
        r"^smashing|^ripper|^ropey|^tacky|^cheesy|^corny|^slimy|^kip|^lit$|^dope|"
        r"^rock ?star|^ninja|^wizard|^jedi|^guru|^unicorn|^dinosaur|^yak|^yap|^nag|"
        r"^banter|^bash|^cop|^bod|^cred|^brains|^granny|^gig|^mega|^sham|^duff|^spunk|"
        r"^stan|^savage|^hustle|^tops|^swish|^posh|^tatty|^loo|^servo|^barbie|^ute|"
        r"^weed|^stoned|^plastered|^fried|^cooked|^ginger|^bust|^wasted|^shattered|"
        r"^beat|^stuffed|^hammered|^pumped|^hurl|^killer|^cool|^neat|^wild|^gold|"
        r"^epic|^fire|^money|^wired|^wiped|^dead slow|^fancy|^hooked|^blow-?out|^flip|"
        r"^rip|^knock|^bootleg|^tip|^grub|^scrounge|^fudge|^fudging|^sponge|^creep|"
        r"^dump|^wrangle|^milk|^screw|^shaft|^badger|^hound|^bug|^swing|^jerk|^roast|"
        r"^pan|^slate|^trash|^gun|^root|^busted|^dirt|^cut the line|^run of the mill|"
        r"^middle of the road|^mixed bag|^garden|^plain vanilla|^vanilla|^burn|^sold|"
        r"^raring|^crash|^yucky|^phon|^ace",
        r"\b(?:motor|gear|belt|bearing|noise|maker|iron|fabric|weave|towels?|kitchen|"
        r"fruits?|orange|mango|weight|net|kg|margin|profit|tare|gallons?|worms?|"
        r"medical|clock|toys?|catalyst|steam|plant|refinery|ropes?|paint|varnish|glue|"
        r"surface|adhesive|film|cheese|sauce|bread|corn|fish|lamps?|led|room lit|"
        r"burning|aircraft|race(?:track)?|figures?|costume|game|wool|meat|hair|horse|"
        r"dog|mp3|torque|usb|drives?|bits?|flops?|pixel|watts?|steel|drawings?|poster|"
        r"dolls?|oven|grill|motors?|crates?|garden\w*|herbicides?|walls?|ceiling|"
        r"gypsum|plaster|chicken|fish|rice|toner|heat|oil|glass|windscreen|mirror|"
        r"screen|packaging|envelopes?|cushions?|pillows?|peppers?|teddy|animals?|"
        r"hammer|copper|brass|pumps?|water|concrete|whales?|bees?|weeds?|dry|"
        r"temperature|°c|degrees|below|store|storage|boars?|rice|animals?|plated|gilt|"
        r"jewel\w+|karat|carat|extinguisher|alarm|insurance|warehouse|smoke|transfer|"
        r"wiring|cables?|hooks?|crane|tyres?|tires?|flaps?|charts?|wood|lumber|saw|"
        r"seam|stitch\w*|doors?|boots?|catalogue|trucks?|waste|landfill|soil|strips?|"
        r"cattle|cows?|dairy|powder|bolts?|threads?|drill\w*|shafts?|vegetables?|"
        r"coffee|beans?|roast\w*|frying|saucepan|tiles?|bins?|bags?|cans?|spray|"
        r"crops?|vegetable|sensor|software|sugar|candy|chocolate|keeping|flowers?|"
        r"bust size|bust (?:and|circumference|measurement|line)|chest|sizes?|cm|mm|"
        r"marble|mills?|cards?|ice|extract|pods?|flavou?rs?|candles?|skin|socket|test|"
        r"calories|wax|mushrooms?|seeds?|fonts?|sheets?|ventilation|fans?|air|cake|"
        r"dessert)\b",
    ),
    (
        r"^low-?key|^stellar|^vibe|^hype|^hassle|^rant|^gossip|^scam|^selfie|^savvy",
        r"\bselfie (?:stick|ring|light|camera)|\bstellar (?:inc|ltd|co|telescope|map)|"
        r"\bhype (?:cycle)\b",
    ),
    (
        r"flip[- ]flop",
        r"\b(?:pairs?|sandals?|rubber|eva|sizes?|beach|circuit|sole|pcs|moq|summer|styles?)\b",
    ),
    (r"^smarts|^bash|^git", r"\b(?:shell|script|command|prompt|phone)\b"),
    (
        r"^(?:tons|loads|a load|a ton|heaps|stacks|piles|bags|buckets|masses)",
        r"\b(?:metric|sand|gravel|cement|rice|sugar|steel|waste|kg)\b",
    ),
)
_PAIRS = tuple((lazy(slang), lazy(goods)) for slang, goods in _GOODS)


def holds(match: Match) -> bool:
    """Whether the company of the word shows that goods, machines or food are meant."""
    words, sentence = match.text, match.sentence.folded
    return any(
        found.start() < match.start or found.end() > match.end
        for slang, goods in _PAIRS
        if slang.search(words)
        for found in goods.finditer(sentence)
    )
