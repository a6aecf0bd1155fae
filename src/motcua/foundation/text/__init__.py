"""Vietnamese text: one normal form, folding for search, keys for sorting, vi-VN numbers."""

from motcua.foundation.text.collation import sort_key
from motcua.foundation.text.folding import fold, nfc

__all__ = ["fold", "nfc", "sort_key"]
