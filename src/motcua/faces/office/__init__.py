"""The reform office: entered figures, rules, catalogue, units."""
