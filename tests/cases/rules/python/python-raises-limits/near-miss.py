import resource

# getrlimit, not setrlimit
limits = resource.getrlimit(resource.RLIMIT_NOFILE)
