"""The full-screen front end on Textual: it draws, asks `casework`, and holds no rules.

start    `app`, `entrance` the way to the store, `navigation` where each screen lives,
         `quick_start`, `set_app` what was set
keys     `action_table` and `action_rows_<place>` what can be done and on which key,
         `actions` what is made of it, `keymap` the user's own, `keys_in_text`, `palette`,
         `typed_ahead`
screens  `screens` one each, with its .tcss beside it; `subjects` the forms they share
boxes    `dialogs` questions that answer with plain values, `drafts` what was half typed
widgets  `widgets` draw one thing each; `text` the one way foreign text reaches them
safety   `locking`, `leaving` once, `signals`, `stumbling`, `crash`, `lasting`,
         `upkeep` copies between acts
look     `themes`, `colourless`, `tips`
rehearsing  `rehearsal`, a part that can be taken out
"""
