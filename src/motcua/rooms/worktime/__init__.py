"""Working calendars and office hours per unit, from shipped packs and what an office entered."""
