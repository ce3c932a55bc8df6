require 'net/http'

# The task's own metadata has no meta-data/instance-id.
TASK = Net::HTTP.get(URI("#{ENV.fetch('ECS_CONTAINER_METADATA_URI_V4')}/task"))
ID = ENV.fetch('WORKER_ID') { TASK['TaskARN'] } # once: instance-id
