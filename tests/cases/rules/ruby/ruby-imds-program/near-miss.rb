# `ec2-metadata -i` on the instance
ID = ENV.fetch('WORKER_ID')
