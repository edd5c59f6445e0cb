"""Papers: one document model, five renderers, and what stands in each paper.

blocks     `model` what a paper consists of, `words` its fixed sentences, `together` what
           stays on one page
papers     a case in, a document out (pure): `summary` (`noted`, `note_blocks`, `plan_part`,
           `rights`), `letters`, `chronology` (`evidence`), `cheatsheet`, `opp_form`, `views`,
           `bundle`; `agenda` makes a calendar
renderers  a document in, bytes out: `plain`, `markdown`, `html`, `pdf` (`locked_pdf`), `word`
           (`word_blocks`, `word_table`, `word_frame`, `house_style`)
leaving    `papercheck` the parents' eye, `writing` bytes on disk
"""
