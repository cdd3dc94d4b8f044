# SPDX-License-Identifier: AGPL-3.0-or-later
"""`nearer catalogue`: from what people write in content/*.toml to the JSON that the core and the page read.

What an item is stands in `shapes`; the schemas for editors in content/schemas are made from it. Whatever is
wrong with an item is said with file and line, everything at once. It needs only click and msgspec, for the
pages are built where nothing else is there.
"""

from nearer.cli.catalogue.commands import catalogue
from nearer.cli.catalogue.content import CONTENT, Content, compiled, compiled_help, compiled_library, read

__all__ = ["CONTENT", "Content", "catalogue", "compiled", "compiled_help", "compiled_library", "read"]
