"""How a service runs, one file per trait; each works on the facts of one service."""
