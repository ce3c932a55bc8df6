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
    redis.set('lease', Socket.gethostname, nx: true, ex: 30) # finding
  end
end
