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

How a sentence travels: key press -> `casework.meeting.Meeting.hints` -> `assistant.herkennen`
(text in, kinds with wording out) -> screen; Enter -> `Meeting.keep` -> `assistant.lines`
(kind, who, when: guesses only) -> an event -> `store.interface` (durable when it returns) ->
`dossier.fold` -> screen.

How a letter travels: content/brieven/<id>.yaml -> `knowledge.letters` -> `casework.letters`
(which fit now, and what each still asks) -> `documents.letters` (Dossier + content + facts +
filled-in fields -> a Document; a missing fact is a Gap and makes it CONCEPT) ->
`casework.before_leaving` (gaps, the parents' eye, tegenspraak, the law) -> a renderer per
format -> `documents.writing` puts it on disk -> an event that it was made. The summary, the
chronology and a bundle go the same way from their own builder in `documents`.

How a fact becomes a warning: events -> `dossier.facts` on a day -> `assistant.guard` lays
content/wacht.yaml over them, by the law of that day -> a finding with code, source and remedy.

Where to begin: a text that grates -> content/; a wrong guess -> content/antwoorden or stemmen,
then `gesprekshulp content leer`; what a key does -> `tui.action_table`; what may be kept ->
`dossier.events`. Rehearsing is a part that can be taken out (`parts`).
"""

__version__ = "0.2.0"
