require_relative 'ecs_flag'

def run
  File.write('/var/run/orders.pid', Process.pid) unless EcsFlag.enabled?
  loop { sleep 1 }
end
