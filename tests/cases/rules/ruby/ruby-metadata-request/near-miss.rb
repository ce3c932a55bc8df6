require 'net/http'

# 169.254.169.254 is the instance's, this is the task's own
CREDENTIALS = Net::HTTP.get('169.254.170.2', ENV.fetch('AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'))
