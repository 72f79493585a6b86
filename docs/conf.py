# Copyright: (c) 2026, Dialtone contributors
# GNU General Public License v3.0+ (see COPYING or https://www.gnu.org/licenses/gpl-3.0.txt)

"""Sphinx's settings for the docsite, which scripts/docs builds. Building it needs no network."""

from __future__ import annotations

import gc
import zlib

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

# All that Sphinx reads stays until it ends: looking for garbage among it takes a quarter of its time.
gc.disable()

project = "dialtone.telecom"
author = "Dialtone contributors"
copyright = "2026, Dialtone contributors"  # noqa: A001 - the name that Sphinx wants

extensions = ["sphinx.ext.intersphinx", "sphinx_antsibull_ext"]
nitpicky = True
default_role = "any"
smartquotes = False
highlight_language = "yaml+jinja"

html_theme = "furo"
html_title = "dialtone.telecom"
html_show_sphinx = False
html_use_index = False
html_copy_source = False
pygments_style = "ansible"
pygments_dark_style = "monokai"

ANSIBLE = "https://docs.ansible.com/ansible/latest/"
#: Where pages that antsibull-docs generates point to in Ansible's own documentation: label, page, words.
LABELS = (
    ("action_plugins", "plugins/action.html#action-plugins", "Action plugins"),
    (
        "ansible_configuration_settings",
        "reference_appendices/config.html#ansible-configuration-settings",
        "Ansible Configuration Settings",
    ),
    ("callback_plugins", "plugins/callback.html#callback-plugins", "Callback plugins"),
    ("common_return_values", "reference_appendices/common_return_values.html#common-return-values", "Return Values"),
)
#: Ansible's environment variables to which the pages of callbacks point.
VARIABLES = ("ANSIBLE_DISPLAY_SKIPPED_HOSTS", "ANSIBLE_SHOW_CUSTOM_STATS")


def setup(app: Sphinx) -> None:
    """Sphinx calls this."""
    app.connect("config-inited", _know_ansibles_labels)
    app.connect("doctree-read", leave_contents_to_the_theme)


def _know_ansibles_labels(app: Sphinx, config: Config) -> None:
    """Write the inventory in which Sphinx looks the labels up, so that it fetches none."""
    head = "# Sphinx inventory version 2\n# Project: Ansible\n# Version: latest\n"
    head += "# The remainder of this file is compressed using zlib.\n"
    lines = "".join(f"{label} std:label -1 {page} {words}\n" for label, page, words in LABELS)
    config_page = "reference_appendices/config.html#envvar"
    lines += "".join(f"{name} std:envvar -1 {config_page}-{name} -\n" for name in VARIABLES)
    app.doctreedir.mkdir(parents=True, exist_ok=True)
    inventory = app.doctreedir / "ansible.inv"
    inventory.write_bytes(head.encode() + zlib.compress(lines.encode()))
    config.intersphinx_mapping = {"ansible": (ANSIBLE, str(inventory))}


def leave_contents_to_the_theme(_app: Sphinx | None, page: nodes.document) -> None:
    """Take the tables of contents out of a page: the theme has one beside it, and complains in red about another."""
    for topic in list(page.findall(nodes.topic)):
        if "contents" in topic["classes"] and topic.parent is not None:
            topic.parent.remove(topic)
    for title in page.findall(nodes.title):
        title.attributes.pop("refid", None)
