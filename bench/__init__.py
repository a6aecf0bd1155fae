"""Benchmarks: each module with a function ``run`` measures one thing; `motcua bench` runs them."""
