"""The demo province and the simulator; they use the rooms through their doors, like people."""
