"""Template tags of the design language and filters of Vietnamese writing."""
