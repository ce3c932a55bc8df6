class Server
  def start
    Process.setrlimit(Process::RLIMIT_NOFILE, 200_000, 200_000) # finding
    File.write('/proc/sys/net/core/somaxconn', '4096') # finding
  end
end
