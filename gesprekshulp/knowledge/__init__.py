"""What the program knows: content files read, checked and judged by facts and dates.

No case, no user and no screen; content goes in, frozen types and findings come out.

    reading   `reader` strict YAML, `marks` where a value stood, `shape` a value against a
              type, `parsing` files to content, `loading` from disk, `typed_cache`, `overlay`
    types     `item` the base, `types` and, had from there, `wordings`, `speech`, `letters`,
              `guards`, `promises`, `scenes`, `cautions`, `keeping`, `bundles`
    judging   `conditions` whether one holds, `validity` on a date, `logic` whether one ever
              can, `graph` the trees as one graph
    faults    `diagnostics` every code, `checking` all checks, `checks_<subject>` one each
    language  `sentences`, `readability`, `likeness`, `wordlists`, `paperwords`
"""
