"""The ledger's storage: append events, checkpoint them, erase personal values, verify everything.

Doors: `operations` (append, copy_rows, erase), `checkpoints`, `queries`, `verification`, `exports`,
and `ports`, through which rooms compare the tables people see with the replayed events.
"""
