"""Bot tokens as the record keeps them: nobody reads them without the keys of SECRET_KEYS."""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


class NoKeys(Exception):
    """Tokens can be neither kept nor read; the text says what to do."""


class Keys:
    """The first one seals, and any of them opens. Raises NoKeys."""

    def __init__(self, keys: Sequence[str]) -> None:
        if not keys:
            raise NoKeys(
                "SECRET_KEYS is not set: without it no token can be kept."
                " Make a key with: python -m bot new-key"
            )
        self._fernet = _fernet(keys)

    def seal(self, token: str) -> str:
        return self._fernet.encrypt(token.encode()).decode()

    def open(self, sealed: str) -> str | None:
        """None where no key opens it."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 - an extra

        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            return None

    def seal_again(self, sealed: str) -> str | None:
        """With the first key; None where no key opens it."""
        token = self.open(sealed)
        return None if token is None else self.seal(token)


def new_key() -> str:
    """Raises NoKeys."""
    _has_extra()
    from cryptography.fernet import Fernet  # noqa: PLC0415 - an extra

    return Fernet.generate_key().decode()


def _fernet(keys: Sequence[str]) -> "MultiFernet":
    _has_extra()
    from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415 - an extra

    return MultiFernet([Fernet(one) for one in keys])


def _has_extra() -> None:
    if find_spec("cryptography") is None:
        raise NoKeys(
            "To serve many workspaces, the bot needs one library more:"
            " pip install -r requirements-many.txt"
        )
