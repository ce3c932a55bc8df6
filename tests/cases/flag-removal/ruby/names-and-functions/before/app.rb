require 'socket'

ON_ECS = ENV['ECS_FLAG'] == 'true'

def ecs?
  ON_ECS
end

def start(x)
  File.write('/var/run/a.pid', '1') unless ON_ECS
  puts 'ecs' if ecs? && x
  name = ON_ECS ? 'task' : Socket.gethostname
  if x
    puts 1
  elsif !ecs?
    puts 2
  else
    puts 3
  end
  unless ecs?
    puts 4
  else
    puts 5
  end
  return name if ON_ECS

  'ec2'
end
