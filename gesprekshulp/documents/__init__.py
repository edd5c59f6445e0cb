"""Papers: one document model, five renderers, and what stands in each paper.

`model`: the blocks.  `summary`, `cheatsheet`, `letters`, `chronology`, `agenda`: a case in, a
document out (pure).
`plain`, `markdown`, `html`, `word`, `pdf`: a document in, bytes out.  `writing`: bytes on disk.
"""
