# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The tables of the tcxc API. A number without an account is for sale."""

from __future__ import annotations

SCHEMA = """
CREATE TABLE IF NOT EXISTS tcxc_dids (
    i_did INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL UNIQUE,
    country_code TEXT NOT NULL, country_name TEXT NOT NULL, country_key TEXT NOT NULL, description TEXT NOT NULL,
    did_type TEXT NOT NULL, type TEXT NOT NULL, i_vendor INTEGER NOT NULL, vendor_name TEXT NOT NULL,
    is_nexmo INTEGER NOT NULL, voice INTEGER NOT NULL, sms INTEGER NOT NULL, fax INTEGER NOT NULL,
    video INTEGER NOT NULL, capacity INTEGER NOT NULL, cost TEXT NOT NULL, setup_fee TEXT NOT NULL,
    monthly_fee TEXT NOT NULL, price_1 TEXT NOT NULL, price_n TEXT NOT NULL, interval_1 INTEGER NOT NULL,
    interval_n INTEGER NOT NULL, smpp_price TEXT NOT NULL, verification_required INTEGER NOT NULL,
    id_rank REAL NOT NULL,
    account TEXT NOT NULL DEFAULT '', account_name TEXT NOT NULL DEFAULT '', contact TEXT NOT NULL DEFAULT '',
    smpp_contact TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '', purchased REAL NOT NULL DEFAULT 0,
    documents_verified INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS tcxc_dids_number ON tcxc_dids (account, number);
CREATE INDEX IF NOT EXISTS tcxc_dids_country ON tcxc_dids (account, country_key, number);
CREATE TABLE IF NOT EXISTS tcxc_accounts (account TEXT PRIMARY KEY, balance TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS tcxc_ledger (
    id INTEGER PRIMARY KEY, time TEXT NOT NULL, account TEXT NOT NULL, action TEXT NOT NULL, number TEXT NOT NULL,
    i_did INTEGER NOT NULL, setup_fee TEXT NOT NULL, monthly_fee TEXT NOT NULL, balance TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS tcxc_histories (
    account TEXT PRIMARY KEY, first_id INTEGER NOT NULL, count INTEGER NOT NULL);
"""
