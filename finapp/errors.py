"""The one exception whose text a user may see."""

from __future__ import annotations

import errno


def reason_of(error: OSError) -> str:
    """Return why a file could not be used: the name of the fault, `ENOENT`; the messages say it in words."""
    return errno.errorcode.get(error.errno or 0, str(error))


class UserError(Exception):
    """Something the user can understand and act on.

    `code` is a stable, machine-readable name (`amount.not_a_number`); `params` fill the sentence that
    `finapp.messages` (English) and the window (translated) hold for that code.
    """

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        details = ", ".join(f"{key}={value}" for key, value in self.params.items())
        return f"{self.code}({details})" if details else self.code
