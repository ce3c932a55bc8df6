class Server
  # setrlimit is for the task definition
  def start
    soft, hard = Process.getrlimit(:NOFILE)
    File.read('/proc/sys/net/core/somaxconn')
    [soft, hard]
  end
end
