require "bunny"

connection = Bunny.new(ENV["BROKER_URL"]).start
queue = connection.create_channel.queue("letters", durable: true)
queue.subscribe(block: true) do |_delivery, _properties, body|
  puts body
end
