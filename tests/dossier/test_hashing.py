"""The chain: wiped content cannot be guessed, and no part passes for another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesprekshulp.dossier.hashing import SALT_BYTES, chain_hash, content_digest, first_hash

SALT = bytes(range(SALT_BYTES))


def test_a_known_chain_never_changes() -> None:
    digest = content_digest(SALT, b'{"soort":"zaak-geopend"}')
    link = chain_hash(first_hash("z-1"), b"envelop", digest)
    assert digest.hex() == "2e49a74bd4aa49ea0445bb77ed714bdf11f99f96a1aeb1ca665d04cb37dcf526"
    assert link.hex() == "551ada0cc4ebe2a350386418ca9b6146b41956a7f5f4a82efd6e3bf74feae193"


def test_the_same_words_with_another_salt_give_another_digest() -> None:
    assert content_digest(SALT, b"Sem") != content_digest(SALT[::-1], b"Sem")


def test_a_salt_short_enough_to_guess_is_refused() -> None:
    with pytest.raises(ValueError, match="zout"):
        content_digest(b"kort", b"Sem")


def test_events_of_one_case_do_not_fit_in_another() -> None:
    assert first_hash("z-1") != first_hash("z-2")


@given(st.binary(max_size=40), st.binary(max_size=40), st.integers(0, 40))
def test_bytes_cannot_be_shifted_from_one_part_to_the_next(a: bytes, b: bytes, cut: int) -> None:
    whole = a + b
    moved = (whole[:cut], whole[cut:])
    same = moved == (a, b)
    assert (chain_hash(b"", a, b) == chain_hash(b"", *moved)) is same
    assert content_digest(SALT, a) != chain_hash(SALT, a, b"")
