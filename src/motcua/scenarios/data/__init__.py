"""Our own files of facts about provinces, units and procedures, and what reads them."""
