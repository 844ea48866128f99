"""Values: `{{ imap.incoming.host }}` shows one value of the data file in a sentence. It is no template language."""

from __future__ import annotations

import re

VALUE = re.compile(r"\{\{[ \t]*(?P<name>[\w-]+(?:\.[\w-]+)*)[ \t]*\}\}")
