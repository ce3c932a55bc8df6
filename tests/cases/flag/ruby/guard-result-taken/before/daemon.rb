class Daemon
  def start
    @written = write_pid
    run
  end

  def write_pid
    File.write('/var/run/orders.pid', Process.pid)
  end
end
