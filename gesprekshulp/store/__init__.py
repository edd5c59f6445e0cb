"""Keeps the events of cases: durable, encrypted, behind the interface in `interface`.

`sqlite` makes and opens a store; `keys` wraps its key; `locations` knows the folders.
What an event means is none of its business: it keeps bytes and hands them back.

    opening  `sqlite` makes and opens, `database` one open file, `whole_file` a closed one,
             `log_files` beside it, `schema`, `upgrading`
    cases    `sqlite_store`, `cases`, `rows`, `drafts`, `chain`, `beside` a case, `carrying`
             one to another store, in a `sealed_file`
    keys     `keys`, `keyfile`, `recovery` codes, `passphrases`, `system_keyring`,
             `renewal` another key, `which_key` a file is under
    erasing  `erasing`, `keeping`, what is still `waiting`, `wiping` and `scrubbing` in copies
    copies   `backups`, `checking`, `second_places`, `restore`, `with_log`, `rests` of what broke off
    damage   `repair` by the log (`wal`); `pages`, `cells` and `pieces` still read, `mending` a chain,
             `joining` files, `rebuild` a store, `salvage` and
             its `salvage_words` as text
"""
