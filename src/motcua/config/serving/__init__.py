"""A running site: the supervisor, the web server, the worker, and what is prepared before them."""
