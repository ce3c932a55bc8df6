class Worker
  # Process.daemon is for hosts
  def self.start
    new.run
  end
end
