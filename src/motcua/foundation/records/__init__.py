"""What dated rows of every room share: who entered them, periods, fresh statistics."""
