"""One file a page; each has `show`, which draws it."""
