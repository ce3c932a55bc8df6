# Etc.nprocessors sees the CPUs of the machine
workers ENV.fetch('WEB_CONCURRENCY', 2)
