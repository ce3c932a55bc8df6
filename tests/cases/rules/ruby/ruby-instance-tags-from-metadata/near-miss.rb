ROLE = ENV.fetch('ROLE') # was meta-data/tags/instance/Role
