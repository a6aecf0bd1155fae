"""Một Cửa: a province serves its people through one door and sees, figure by figure, how well."""
