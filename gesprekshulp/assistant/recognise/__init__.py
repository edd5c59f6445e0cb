"""Recognising what is said, by models learnt from content/; pure Python, no file read here.

    words        a line as plain words: names and gender out, abbreviations in full, typos mended
    lexicon      what the words need: vocabulary, names, word fields, abbreviations
    features     a line as weighed features, in blocks
    linear       a small linear model: bytes in, scores out
    shipped      the names of what stands in content/geleerd/, and the lexicon as bytes
    kinds        weerstand: ranked kinds, honest certainty, the words that decided
    moves        moves and pitfalls in a reply, given what the parent said
    papers       what a sentence on paper does to the parent who reads it
    learning     how a linear model is learnt
    training     from content to models, and what models without a voice make of that voice
    calibration  from which likelihood on it is sure, and a pitfall may be named
    evaluation   figures: ranking, certainty, confusion
    confusion    which kinds are taken for which, by which words
    disturbing   lines disturbed on purpose: typos, telegram style, another child

The first eight run in the program; the rest only learns and measures. The interface that
screens and verbs use stands in `assistant.herkennen`; dates and persons in notes are read by
rules (`lines`, `dates`, `persons`).
"""
