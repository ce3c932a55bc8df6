require 'socket'

class Cluster
  # no IP_ADD_MEMBERSHIP here
  def listen
    socket = UDPSocket.new
    socket.setsockopt(Socket::SOL_SOCKET, Socket::SO_REUSEADDR, 1)
    socket
  end
end
