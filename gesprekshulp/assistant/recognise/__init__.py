"""Recognising what is said, by models learnt from content/; pure Python, no file read here.

    words       a line as plain words: names and gender out, abbreviations in full, typos mended
    lexicon     what the words need: vocabulary, names, word fields, abbreviations
    features    a line as weighed features, in blocks
    linear      a small linear model: bytes in, scores out
    learning    how such a model is learnt, and its file made
    kinds       weerstand: ranked kinds, honest certainty, the words that decided, doubt
    moves       moves and pitfalls in a reply
    evaluation  figures: ranking, calibration, confusion, robustness
    disturbing  lines disturbed on purpose: typos, telegram style, swapped names

The interface that screens and verbs use stands in `assistant.herkennen`; dates and persons
in notes are read by rules (`lines`, `dates`, `persons`).
"""
