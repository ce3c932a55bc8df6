require 'socket'

class Lease
  HELP = 'the worker_id was Socket.gethostname'

  def initialize
    @owner = ENV.fetch('WORKER_ID') { Socket.gethostname }
    host = Socket.gethostname
    puts({ host: host })
  end
end
