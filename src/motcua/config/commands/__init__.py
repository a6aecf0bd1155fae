"""Commands that start servers and therefore need the top storey; all others live in faces/cli."""
