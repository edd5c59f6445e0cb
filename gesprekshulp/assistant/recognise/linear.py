"""A small linear model: weights of one byte per feature and label, read from bytes as they are.

A model file is a line of JSON (labels, scale, settings, what it was learnt from), then the
keys (32-bit, ascending) and the weights (signed bytes, a row per key). Nothing in it can run.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from gesprekshulp.assistant.recognise.features import Block

Row = list[float]


class Header(msgspec.Struct, frozen=True):
    """What a model says of itself.

    `scale`: what a weight of 1 byte is worth. `learnt_from`: digest of the content it was
    learnt from. `settings`: figures found by cross-validation, such as when it is sure.
    """

    labels: tuple[str, ...]
    scale: float
    rows: int
    learnt_from: str
    settings: dict[str, float] = {}


class DamagedModel(ValueError):
    """The bytes are no model, or not all of one."""


class Linear:
    """Scores per label for features; what no model knows adds nothing."""

    def __init__(self, header: Header, keys: Sequence[int], weights: bytes) -> None:
        self.header = header
        self.labels = header.labels
        self._row_of = dict(zip(keys, range(len(keys)), strict=True))
        self._weights = memoryview(weights).cast("b")

    def scores(self, blocks: Iterable[Block]) -> Row:
        """Return a score per label, in the order of `labels`."""
        total = [0.0] * len(self.labels)
        for block in blocks:
            summed = self.summed(block.keys)
            weight = block.weight * self.header.scale
            total = [score + weight * one for score, one in zip(total, summed, strict=True)]
        return total

    def summed(self, keys: Iterable[int]) -> list[int]:
        """Return the weights of these features added up, as bytes count."""
        width = len(self.labels)
        weights, row_of = self._weights, self._row_of
        total = [0] * width
        for key in keys:
            at = row_of.get(key)
            if at is not None:
                row = weights[at * width : at * width + width]
                total = [a + b for a, b in zip(total, row)]  # noqa: B905 - the hot loop
        return total

    def knows(self, key: int) -> bool:
        """Whether the model has a weight for this feature."""
        return key in self._row_of


def dump(header: Header, rows: Mapping[int, Sequence[int]]) -> bytes:
    """Return the bytes of a model; `rows`: key -> one signed byte per label."""
    keys = array("I", sorted(rows))
    body = array("b")
    for key in keys:
        body.extend(rows[key])
    if sys.byteorder == "big":
        keys.byteswap()
    head = msgspec.json.encode(msgspec.structs.replace(header, rows=len(keys)))
    return head + b"\n" + keys.tobytes() + body.tobytes()


def load(data: bytes) -> Linear:
    """Return the model in `data`. Raises `DamagedModel`."""
    head, found, body = data.partition(b"\n")
    try:
        header = msgspec.json.decode(head, type=Header)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise DamagedModel(str(error)) from None
    keys = array("I")
    size = header.rows * keys.itemsize
    if not found or len(body) != size + header.rows * len(header.labels):
        raise DamagedModel("de lengte klopt niet")
    keys.frombytes(body[:size])
    if sys.byteorder == "big":
        keys.byteswap()
    return Linear(header, keys, body[size:])
