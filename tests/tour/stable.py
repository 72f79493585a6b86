# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Makes the same of what changes from tour to tour, so that another tour gives the same files.

All else is the same by itself: the sandbox sells the same numbers for the same prices and seed, so plans have the same
digest, and with one fork Ansible tells of hosts in the order of the inventory.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

HOME = "/home/you"
#: A path of the machine on which a page was made: none is kept.
OF_A_MACHINE = re.compile(rf"/(?:tmp|root)/|/home/(?!{Path(HOME).name}/)")
DAY = datetime(2026, 1, 15, tzinfo=UTC)
TIME = "10:00:00"
#: In what order purchases that were in flight together arrived, and the requests that the sandbox saw last.
VOLATILE = re.compile(r'<section aria-labelledby="(?:orders|last-requests)">.*?</section>\n?', re.DOTALL)


def stable(text: str, home: Path, today: datetime) -> str:
    """A text with the reader's home, and the day and the times of this tour, as they are in every tour."""
    for form in ("%Y-%m-%d", "%-d %b %Y"):
        text = text.replace(today.strftime(form), DAY.strftime(form))
    text = re.sub(rf"({DAY:%Y-%m-%d}[ T])\d\d:\d\d:\d\d", rf"\g<1>{TIME}", text)
    lines = VOLATILE.sub("", text.replace(str(home), HOME)).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)
