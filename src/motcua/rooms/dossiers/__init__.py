"""Applications from filing to the result in the citizen's hand."""
