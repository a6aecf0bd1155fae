"""Who acts and for whom: units dated in time, officers with roles, citizens, organisations."""
