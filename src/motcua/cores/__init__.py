"""Pure calculations of the field: no framework, no input or output, no wall clock."""
