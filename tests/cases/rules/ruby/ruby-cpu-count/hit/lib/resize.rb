require 'parallel'

class Resize
  POOL_SIZE = Concurrent.processor_count # finding

  def all(images)
    Parallel.map(images, in_processes: Parallel.processor_count) { |image| one(image) } # finding
  end
end
