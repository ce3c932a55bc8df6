require 'socket'

class FreePort
  def self.find
    server = TCPServer.new('127.0.0.1', 0)
    server.addr[1]
  ensure
    server.close
  end

  def self.listen(host)
    host.listen('localhost')
  end
end
