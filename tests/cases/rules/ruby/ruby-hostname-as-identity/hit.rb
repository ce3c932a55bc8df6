require 'socket'

class Lease
  def initialize
    @owner = "#{Socket.gethostname}:#{Process.pid}" # finding
  end

  def worker_id # finding
    [Socket.gethostname, Process.pid].join('-')
  end

  def take(row)
    row.update(locked_by: Socket.gethostname) # finding
  end
end
