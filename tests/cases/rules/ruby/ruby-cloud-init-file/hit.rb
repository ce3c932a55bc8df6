module Boot
  RESULT = '/run/cloud-init/result.json' # finding

  def self.instance
    File.read('/var/lib/cloud/data/instance-id').strip # finding
  end
end
