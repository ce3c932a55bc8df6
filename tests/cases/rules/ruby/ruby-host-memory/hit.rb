class Pool
  def size
    total = File.read('/proc/meminfo')[/MemTotal:\s+(\d+)/, 1].to_i # finding
    free = `free -m`.lines[1].split[3].to_i # finding
    [total / 512_000, free / 512].min
  end
end
