require 'socket'

class Server
  def listen
    count = ENV.fetch('LISTEN_FDS').to_i # finding
    @sockets = Array.new(count)
    @first = TCPServer.for_fd(3) # finding
  end
end
