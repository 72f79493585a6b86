# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)
"""The tables of the vitcom API. Money is whole cents, dates are text as the carrier prints them (UTC)."""

from __future__ import annotations

SCHEMA = """
CREATE TABLE IF NOT EXISTS vitcom_numbers (
    number TEXT PRIMARY KEY,            -- 10 digits
    category TEXT NOT NULL,             -- landline, tollfree
    state TEXT NOT NULL,                -- empty for toll-free
    npanxx TEXT NOT NULL,
    npa TEXT NOT NULL,
    ratecenter TEXT NOT NULL,
    lata TEXT NOT NULL,
    setup INTEGER NOT NULL,             -- told only by an order's amount
    rate INTEGER NOT NULL,              -- didRate, a month
    held TEXT NOT NULL DEFAULT 'free',  -- free, reserved, ordered, owned, porting, sold (to somebody elsewhere)
    account TEXT NOT NULL DEFAULT '',
    reservation INTEGER,
    orderno INTEGER,
    trunk INTEGER,
    order_type TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',    -- of an owned number: 1 active, 0 inactive, 2 cancelled
    cnam TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS vitcom_sale_state ON vitcom_numbers (category, state, number) WHERE held = 'free';
CREATE INDEX IF NOT EXISTS vitcom_sale_npanxx ON vitcom_numbers (category, npanxx, number) WHERE held = 'free';
CREATE INDEX IF NOT EXISTS vitcom_sale_npa ON vitcom_numbers (category, npa, number) WHERE held = 'free';
CREATE INDEX IF NOT EXISTS vitcom_carts ON vitcom_numbers (account, reservation) WHERE held = 'reserved';
CREATE INDEX IF NOT EXISTS vitcom_owned ON vitcom_numbers (account, number) WHERE held = 'owned';
CREATE INDEX IF NOT EXISTS vitcom_routed ON vitcom_numbers (account, trunk, number) WHERE held = 'owned';
CREATE INDEX IF NOT EXISTS vitcom_ordered ON vitcom_numbers (orderno) WHERE orderno IS NOT NULL;

CREATE TABLE IF NOT EXISTS vitcom_reservations (
    id INTEGER PRIMARY KEY, account TEXT NOT NULL, made TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS vitcom_reservations_made ON vitcom_reservations (made);
CREATE TABLE IF NOT EXISTS vitcom_orders (
    orderno INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    order_type TEXT NOT NULL,           -- New, Portin
    date TEXT NOT NULL,
    amount INTEGER NOT NULL,
    trunk INTEGER NOT NULL,             -- 0 for none
    category TEXT NOT NULL,             -- landline, tollfree
    did_type TEXT NOT NULL,             -- Metered, Unmetered
    sessions TEXT NOT NULL,
    processed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS vitcom_orders_account ON vitcom_orders (account, order_type, orderno);
CREATE TABLE IF NOT EXISTS vitcom_order_numbers (
    orderno INTEGER NOT NULL, number TEXT NOT NULL, PRIMARY KEY (orderno, number)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS vitcom_ports (
    orderno INTEGER PRIMARY KEY,
    requested_foc TEXT NOT NULL,
    foc TEXT NOT NULL,                  -- when the numbers move
    foc_set_at TEXT NOT NULL,           -- from when on actual_foc is told
    actual_foc TEXT NOT NULL DEFAULT '',
    authorizing_person TEXT NOT NULL,
    subscriber_type TEXT NOT NULL,
    modified TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS vitcom_documents (
    orderno INTEGER NOT NULL,
    field TEXT NOT NULL,                -- loa_doc, carrier_doc
    filename TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (orderno, field)
);
CREATE TABLE IF NOT EXISTS vitcom_trunks (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    title TEXT NOT NULL,
    primary_ip TEXT NOT NULL,
    primary_port TEXT NOT NULL,
    primary_prefix TEXT NOT NULL,
    secondary_ip TEXT NOT NULL,
    secondary_port TEXT NOT NULL,
    secondary_prefix TEXT NOT NULL,
    date TEXT NOT NULL,
    billing_type TEXT NOT NULL,         -- Metered, Unmetered
    sessions TEXT NOT NULL,
    mou TEXT NOT NULL,
    call_forwarding TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS vitcom_termination_trunks (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    title TEXT NOT NULL,
    ip TEXT NOT NULL,
    ports TEXT NOT NULL,
    cps TEXT NOT NULL,
    status TEXT NOT NULL                -- 1 active, 0 disabled
);
CREATE TABLE IF NOT EXISTS vitcom_ledger (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    date TEXT NOT NULL,
    activity TEXT NOT NULL,
    debit INTEGER NOT NULL,
    credit INTEGER NOT NULL,
    balance INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS vitcom_payments (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    date TEXT NOT NULL,
    referenceno TEXT NOT NULL,
    funded INTEGER NOT NULL,
    charges INTEGER NOT NULL,           -- the fee, kept of what was funded
    method TEXT NOT NULL,               -- Paypal, Bank, Credit Card
    status TEXT NOT NULL                -- 1 done, 0 declined
);
CREATE INDEX IF NOT EXISTS vitcom_payments_account ON vitcom_payments (account, id);
CREATE INDEX IF NOT EXISTS vitcom_ledger_account ON vitcom_ledger (account, id);
"""
