# Not in /dev/shm any more.
PATH = "/tmp/prices"
