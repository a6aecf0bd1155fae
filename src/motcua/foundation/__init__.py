"""What every room stands on: accounts, audit, outbox, rule files, text, and the look."""
