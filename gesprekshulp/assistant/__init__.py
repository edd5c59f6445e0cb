"""What helps while people talk: the walk, the words, recognising, reading a line (pure).

Text, facts, content, today and names go in; typed answers come out. No screen, no file,
no clock, no store.

`walk`, `replay`, `view`: where a conversation stands and what to show.  `wording`:
placeholders.  `herkennen`, `recognise`: what kind of remark this is.  `doubt`: the question
to ask when that is not clear.  `lines`, `guesses`, `who`, `persons`: reading a typed note.
`dates`: Dutch dates.  `checks`: what a case still misses.
"""
