"""What can happen to a case, and the state that follows: events, fold, facts.

Pure: no files, no clock, no screen. `types` and `events` are the forms, `fold` makes the
state, `facts`, `people`, `notes`, `addresses` and `timeline` answer questions about it,
`words` names things in Dutch, `codec`, `upcast` and `hashing` are for storing.
"""
