"""Texts: from bytes in any encoding to paragraphs, with the rules at their head."""
