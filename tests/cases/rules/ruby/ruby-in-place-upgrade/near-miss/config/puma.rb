# no phased restart, no USR2: a deployment replaces the tasks
workers ENV.fetch('WEB_CONCURRENCY', 2)
