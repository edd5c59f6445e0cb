"""What can happen to a case, and the state that follows: events, fold, facts.

Pure: no files, no clock, no screen; what is not known stays unknown.

    forms      `types`, `plan` (OPP, items, consent), `views` the state; `events` what can happen
    fold       `fold` the state from events, `on_<subject>` what each event does, `draft` the
               working copy, `as_of` the state on an earlier day
    questions  `people`, `notes`, `addresses`, `anchors`, `timeline`
    facts      `vocabulary` which there are, `facts` all on a day, `table_facts`, `plan_facts`
               and `record_facts` how they follow
    storing    `codec`, `upcast`, `hashing`
    words      `words` the Dutch of every closed list, `localtime` the Dutch day
"""
