require 'parallel'

class Resize
  THREADS = `nproc`.to_i # finding
  POOL_SIZE = Concurrent.processor_count # finding

  def all(images)
    Parallel.map(images, in_processes: Parallel.processor_count) { |image| one(image) } # finding
  end
end
