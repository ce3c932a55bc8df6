require 'socket'

def start(x)
  puts 'ecs' if x
  name = 'task'
  if x
    puts 1
  else
    puts 3
  end
  puts 5
  return name
end
