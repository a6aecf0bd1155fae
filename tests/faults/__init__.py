"""Checks that kill processes, fill disks or race; each has a control that must fail."""
