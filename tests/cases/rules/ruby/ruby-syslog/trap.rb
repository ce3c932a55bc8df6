class SyslogEntry
  attr_reader :text

  def open(syslog)
    syslog.open('Syslog::Logger.new')
  end
end

LOG = ENV['SYSLOG'] ? Syslog::Logger.new('shop') : Logger.new($stdout)
