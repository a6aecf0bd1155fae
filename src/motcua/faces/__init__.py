"""What people and machines see: pages, the API and the terminal."""
