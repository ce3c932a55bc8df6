module Boot
  # /var/lib/cloud/data/instance-id is the instance's
  def self.instance
    ENV.fetch('WORKER_ID')
  end
end
