require 'socket'

class Server
  # LISTEN_FDS of systemd is not read
  def listen
    @first = TCPServer.new('0.0.0.0', 8080)
  end
end
