"""The phrasebook: English and Chinese trade messages translated by paired patterns with slots.

A pair of patterns says the same in both languages; its slots hold what other pairs know: nouns,
verbs, times, whole clauses. A sentence is translated if pairs cover all of it, and else not at all.
`notation` reads patterns, `deriving` compiles rules/phrases, `tokens` cuts a sentence, `chart`
finds the pairs that cover it, `saying` says them in the other language.
"""
