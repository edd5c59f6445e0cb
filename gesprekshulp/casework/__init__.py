"""What a user does to a case, one action at a time, shared by the screens, --plat and the verbs.

Between the pure layers below and the screens above: an action takes what the user
meant, asks `assistant` and `dossier` what follows, appends events to the store and
hands back what changed. No Textual, no printing; clock, store, content and new ids
are passed in.

    cases     `desk` an opened store with its cases, `case` one of them, `glances` the list,
              `people`, `views` of parents, `naming` an action, `example` the fictional case
    before    `preparation`, `points`, `offer`, `own_lines`
    the talk  `meeting`, `walks`, `whereabouts`, `hints`, `plan`, `speakers`, `told`,
              `recognition`, `grounds` why it says so
    after     `aftercare`, `asof` the case as a talk left it
    papers    `papers`, `letters`, `letter_fields`, `before_leaving`, `sending`, `chronology`,
              `bundles`, `handing_over`, `house`
    the law   `guard`
    keys      `keys` in words, `key_changes` what opens the store, `key_places` wherever copies
              lie, `renewing` another key
    copies    `backups` when, `copy_places` where, `putting_together` what is left
    keeping   `keeping` how long and removing, `finishing` that in every copy, `typed` what was
              not recorded, `places` where all of it lies
    content   `own_content`, `skeletons`
    rehearsal a part that can be taken out
"""
