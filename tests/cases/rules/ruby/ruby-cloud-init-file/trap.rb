module Boot
  HELP = 'see /var/lib/cloud for what happened'

  def self.warn_about(path)
    puts 'not in /var/lib/cloud/data'
    File.read("/var/lib/cloudy/#{path}")
  end
end
