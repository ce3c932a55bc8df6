class Info
  def cpus
    { cpus: Etc.nprocessors, text: 'Concurrent.processor_count' }
  end
end
