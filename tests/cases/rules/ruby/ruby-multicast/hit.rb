require 'ipaddr'
require 'socket'

class Cluster
  GROUP = IPAddr.new('224.0.0.7').hton + IPAddr.new('0.0.0.0').hton

  def listen
    socket = UDPSocket.new
    socket.setsockopt(Socket::IPPROTO_IP, Socket::IP_ADD_MEMBERSHIP, GROUP) # finding
    socket
  end
end
