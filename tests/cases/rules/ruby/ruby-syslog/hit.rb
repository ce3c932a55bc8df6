require 'syslog/logger'

module Shop
  LOG = Syslog::Logger.new('shop') # finding

  def self.alarm(text)
    Syslog.open('shop', Syslog::LOG_PID) { |log| log.crit(text) } # finding
  end
end
