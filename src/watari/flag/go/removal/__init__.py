"""Taking the flag out of Go again: what is asked, what is decided, what is then left over."""
