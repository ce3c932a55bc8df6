import resource

resource.setrlimit(resource.RLIMIT_NOFILE, (200000, 200000))  # finding
