"""Papers: one document model, four renderers, and what stands in each paper.

`model`: the blocks.  `summary`, `cheatsheet`: a case in, a document out (pure).
`markdown`, `html`, `word`, `pdf`: a document in, bytes out.  `writing`: bytes on disk.
"""
