"""One folder per outside system, each with a twin that runs offline."""
