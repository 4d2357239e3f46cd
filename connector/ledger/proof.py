"""What a driver called committed, looked at once more: between it and the server stands software of others."""

from __future__ import annotations

from collections.abc import Sequence

from connector.domain.errors import AnswerLost, BridgeError
from connector.ledger.master_rows import RowImage, current
from connector.ledger.session import Reading, Session
from connector.ledger.structure import Structure


def check_kept(session: Session, structure: Structure, images: Sequence[RowImage], *, undone: bool = False) -> None:
    """A transaction is kept whole or not at all: the row that it wrote last tells of all of them. `undone`: the images
    were taken back, the first one last.

    Raises:
        AnswerLost: the row is not so, or could not be read: nobody knows, and it is to be settled.
    """
    if not images:
        return
    image = images[0] if undone else images[-1]
    wanted = image.before if undone else image.after
    other = image.after if undone else image.before
    try:
        with session.snapshot() as transaction:
            kept = _is_so(transaction, structure, image, wanted, compared=other is not None)
    except BridgeError as exc:
        raise AnswerLost(f"Nobody knows yet whether the books kept a record: {exc.sentence}", facts=exc.facts) from exc
    if not kept:
        raise AnswerLost("The database said that it kept a record, and does not show it.", facts={"table": image.table})


def _is_so(
    transaction: Reading, structure: Structure, image: RowImage, wanted: dict[str, str | None] | None, *, compared: bool
) -> bool:
    """The row is there or gone; what was there before and after is compared."""
    names = wanted if wanted is not None and compared else image.key
    now = current(transaction, structure.tables[image.table], image.key_in(structure), names)
    if now is None or wanted is None:
        return (now is None) == (wanted is None)
    return not compared or now == wanted
