# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""What the seeds of tcxc leave open, and the ways to read it."""

from __future__ import annotations

from dialtone_sandbox.readings import Offers, Range

READINGS: Offers = {
    "list_path": ("fixed", "misspelt", "both"),
    "tcxc_error_http": ("200", "400"),
    "tcxc_auth": ("both", "signature", "digest"),
    "market_order": ("stable", "shuffled"),
    "cdr_paging": ("stable", "shifting"),
    "pager_cap": Range(0, 1_000_000, default=0),
    "i_did_missing": Range(0.0, 1.0, default=0.005),
}
