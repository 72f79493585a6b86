# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The tables of the smsbower API. Money is whole ten-thousandths, times are seconds since 1970."""

from __future__ import annotations

SCHEMA = """
CREATE TABLE IF NOT EXISTS smsbower_accounts (
    owner TEXT PRIMARY KEY, balance INTEGER NOT NULL, banned TEXT NOT NULL DEFAULT '');
CREATE TABLE IF NOT EXISTS smsbower_offers (
    country TEXT NOT NULL, service TEXT NOT NULL, provider INTEGER NOT NULL, price INTEGER NOT NULL,
    count INTEGER NOT NULL, PRIMARY KEY (country, service, provider)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS smsbower_activations (
    id INTEGER PRIMARY KEY, owner TEXT NOT NULL, service TEXT NOT NULL, country TEXT NOT NULL,
    provider INTEGER NOT NULL, operator TEXT NOT NULL, number TEXT NOT NULL, cost INTEGER NOT NULL, ref TEXT NOT NULL,
    rented REAL NOT NULL,
    status TEXT NOT NULL,               -- waiting, ready, received, another, completed, cancelled
    asked REAL NOT NULL,                -- since when the SMS is waited for
    codes INTEGER NOT NULL DEFAULT 0,   -- how many came
    code TEXT NOT NULL DEFAULT '');     -- the last one
CREATE TABLE IF NOT EXISTS smsbower_ledger (
    id INTEGER PRIMARY KEY, time TEXT NOT NULL, owner TEXT NOT NULL,
    action TEXT NOT NULL,               -- rent, cancel
    activation INTEGER NOT NULL, amount INTEGER NOT NULL, balance INTEGER NOT NULL);
"""
