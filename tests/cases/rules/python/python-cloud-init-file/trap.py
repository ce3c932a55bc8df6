"""Was /var/lib/cloud/data once."""

print("see /var/lib/cloud/data")
