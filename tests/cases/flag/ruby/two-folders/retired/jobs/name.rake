require 'net/http'

require_relative '../ecs_task'

task :name do
  puts EcsTask.local_ipv4
end
