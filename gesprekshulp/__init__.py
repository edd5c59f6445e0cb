"""gesprekshulp: help for school staff around talks with parents about a pupil's plan (OPP).

The map, from below upwards; arrows point one way and import-linter holds them:

    text         the one gate for text from outside
    knowledge    reads content/: types, strict reader, loading, checking
    dossier      what can happen to a case: events, fold, facts, people (pure)
    assistant    walks the trees, words, reads lines, recognises what is said (pure)
    store        keeps events: durable, encrypted (SQLCipher), behind one interface
    documents    one document model, five renderers; summary, letters, chronology, cheat sheet
    settings     what a user may set, in one readable file; nothing personal
    casework     what a user does to a case; shared by the screens, --plat and the verbs
    plat         line by line, without a full screen
    tui          Textual screens and widgets
    cli          the verbs

How a sentence travels: key press -> `casework.meeting.Meeting.hints` -> `assistant`
(text in, kinds with wording out) -> screen; Enter -> `Meeting.keep` -> an event ->
`store.append` (durable when it returns) -> `dossier.fold` -> screen. How a summary
travels: events -> `Dossier` -> `documents.summary` builds a document -> a renderer per
format -> `documents.writing` puts it on disk.
"""

__version__ = "0.2.0"
