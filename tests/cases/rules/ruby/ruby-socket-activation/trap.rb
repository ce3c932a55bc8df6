class Server
  HELP = 'LISTEN_FDS is set by systemd'

  # puma binds its other addresses where there are none
  bind_to_activated_sockets 'only'

  def adopt(io)
    Socket.for_fd(io.fileno)
  end

  def listen
    @first = ENV['LISTEN_FDS'] ? TCPServer.for_fd(3) : TCPServer.new('0.0.0.0', 8080)
  end
end
