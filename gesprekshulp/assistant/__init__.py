"""What helps while people talk: the walk, the words, recognising, reading a line (pure).

Text, facts, content, today and names go in; typed answers come out. No screen, no file,
no clock, no store.

    the walk     `walk` moves, `replay` a stored walk, `changing` an earlier answer, `view` and
                 `whereabouts` what is shown of it, `outline` a tree drawn
    the words    `wording` placeholders, `doubt` the question when it is not clear
    recognising  `herkennen` the one way in, `recognise` the models behind it
    a note       `lines` reading one: `prefixes`, `guesses` (`cues`), `who` (`cues_who`,
                 `cues_acting`), `persons` (`roles`), `mending`
    dates        `dates` in a line (`date_rules`, `holidays`), `given_dates` filled in on purpose
    a case       `checks`, `guard`, `weak_spots`, `counterpoints`, `sources`, `form`
    a paper      `papercheck`, `notecheck`: `harm` by lists (`cautioning`, `signs`,
                 `judging_words`) and learnt, `remarks`, `sentence_faults`, `clause_roles`, `phrases`
    the trees    `proofs` (`search`, `cubes`, `answers`), `player`, `comparison`,
                 `promise_findings`, `suggested_findings`
    rehearsing   `rehearsal`, a part that can be taken out
"""
