"""Citizens' pages, a labelled twin of the National Public Service Portal."""
