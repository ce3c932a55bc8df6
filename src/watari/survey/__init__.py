"""What each service is, what it needs, whom it calls, and in which order to move."""
