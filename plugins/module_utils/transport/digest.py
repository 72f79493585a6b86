# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""HTTP Digest as requests has it, with a challenge that is bounded: imported only where it is asked for."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import requests

#: As much of a challenge's page as anybody needs, in bytes.
LONGEST = 65_536


def bounded_digest(login: str, key: str) -> requests.auth.AuthBase:
    """HTTP Digest for a session. requests itself reads the page that comes with a challenge whole, however long."""
    from requests.auth import HTTPDigestAuth
    from urllib3 import HTTPResponse

    class BoundedDigest(HTTPDigestAuth):
        def handle_401(self, r: requests.Response, **kwargs: Any) -> requests.Response:
            if r.status_code == 401:
                whole = r.raw
                r.raw = HTTPResponse(BytesIO(whole.read(LONGEST, decode_content=False)), preload_content=False)
                whole.close()
            untyped: Any = super()
            answered: requests.Response = untyped.handle_401(r, **kwargs)
            return answered

    return BoundedDigest(login, key)
