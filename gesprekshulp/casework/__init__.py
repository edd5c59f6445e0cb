"""What a user does to a case, one action at a time, shared by the screens, --plat and the verbs.

Between the pure layers below and the screens above: an action takes what the user
meant, asks `assistant` and `dossier` what follows, appends events to the store and
hands back what changed. No Textual, no printing; clock, store, content and new ids
are passed in.

`desk`: an opened store with its cases.  `case`: one open case.  `meeting`: one running
or finished meeting.  `aftercare`: Nazorg.  `papers`: summary and cheat sheet on disk.
`example`: the fictional case and its script.
"""
