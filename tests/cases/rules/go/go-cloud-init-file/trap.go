package who

func hint() string { return "see /var/lib/cloud/data for more" }
