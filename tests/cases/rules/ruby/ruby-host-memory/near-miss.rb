class Pool
  # /proc/meminfo is the machine's
  def size
    Integer(ENV.fetch('POOL_SIZE', 8))
  end

  def used
    File.read('/proc/self/status')
  end
end
