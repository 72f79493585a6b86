# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""The account options that every module takes."""

from __future__ import annotations


class ModuleDocFragment:
    """Options of glue.account.account_spec but ``carrier``, whose choices depend on what a module does."""

    DOCUMENTATION = r"""
options:
  account:
    description:
      - The login of the carrier account.
      - For carrier V(tcxc) the buyer or seller login; for V(vitcom) the C(accountno); V(smsbower) needs none.
      - If not set, the environment variable E(DIALTONE_ACCOUNT) is used.
    type: str
  api_key:
    description:
      - The secret of the carrier account. It is never shown.
      - For carrier V(tcxc) the API key (also called API signature); for V(vitcom) the C(token); for V(smsbower) the
        C(api_key).
      - If not set, the environment variable E(DIALTONE_API_KEY) is used.
    type: str
    required: true
  api_url:
    description:
      - The base URL to which the path of each call is appended.
      - For carrier V(tcxc) the default is C(https://api.telecomsxchange.com), and C(https://apiv2.telecomsxchange.com)
        with O(auth=digest). Carrier V(vitcom) publishes none, so it is required there.
      - For carrier V(smsbower) it is the full address of the handler, by default
        C(https://smsbower.online/stubs/handler_api.php).
      - If not set, the environment variable E(DIALTONE_API_URL) is used.
    type: str
  auth:
    description:
      - How requests are authenticated. V(digest) is HTTP Digest, the newer way of carrier V(tcxc) alone.
      - If not set, the environment variable E(DIALTONE_AUTH) is used.
    type: str
    choices: [signature, digest]
    default: signature
  validate_certs:
    description:
      - Whether the TLS certificate of the carrier is verified.
      - If not set, the environment variable E(DIALTONE_VALIDATE_CERTS) is used.
    type: bool
    default: true
  ca_path:
    description:
      - A file with the certificates of the authorities to trust instead of the system's.
      - If not set, the environment variable E(DIALTONE_CA_PATH) is used.
    type: path
  lock_timeout:
    description:
      - How many seconds to wait for another run on the same account to end. Only one run at a time changes an account.
      - The lock is a file in the folder for temporary files (C(TMPDIR), else C(/tmp)), one for each carrier, host and
        login. It holds for all users and runs that share this folder. Runs on other machines, in containers, or with a
        folder of their own (a C(TMPDIR) of one's own, a service with a private C(/tmp)) do not wait for each other.
    type: float
    default: 60
  allow_insecure_http:
    description:
      - Whether the credentials may be sent unencrypted, over plain C(http), to other hosts than this machine.
    type: bool
    default: false
  timeout:
    description:
      - How many seconds one request may take, to the end of its answer.
      - The default is 60 for carrier V(vitcom) and 30 for the others.
    type: float
  retries:
    description:
      - How often a request is repeated when no usable answer comes. Only what is harmless when sent twice is repeated.
    type: int
    default: 3
  concurrency:
    description:
      - How many requests are in flight at once.
    type: int
    default: 8
  rate_limit:
    description:
      - How many requests are started per second at most, evenly spread; V(0) sets no limit.
    type: float
    default: 0
requirements:
  - requests (Python library) >= 2.31
  - urllib3 (Python library) >= 2
notes:
  - A task that fails because the carrier cannot be reached or refuses the credentials returns C(no_access=true).
    No other task on the account would do better then.
  - The examples leave out O(carrier), O(account), O(api_key) and O(api_url). Set them once for a play, in
    C(module_defaults) with C(group/dialtone.telecom.account), there also out of the inventory's variables with
    P(dialtone.telecom.account#lookup), or in the environment as E(DIALTONE_CARRIER), E(DIALTONE_ACCOUNT),
    E(DIALTONE_API_KEY) and E(DIALTONE_API_URL).
attributes:
  action:
    description:
      - Indicates this has a corresponding action plugin so some parts of the options can be executed on the controller.
    support: full
    details:
      - With a local connection and Ansible's own Python, or none set, the module runs from where the collection is
        installed, in a process of its own.
      - With another Python, C(become), C(async) or C(ANSIBLE_KEEP_REMOTE_FILES) it runs out of the payload that Ansible
        makes of it, which takes longer and does the same.
  action_group:
    description:
      - Use C(group/dialtone.telecom.account) in C(module_defaults) to set the account once for all modules.
    support: full
    membership:
      - dialtone.telecom.account
"""
