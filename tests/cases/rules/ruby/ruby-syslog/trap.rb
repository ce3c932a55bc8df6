class SyslogEntry
  attr_reader :text

  def open(syslog)
    syslog.open('Syslog::Logger.new')
  end
end

case Shop::Config.log
when 'syslog' then SYSLOG = Syslog::Logger.new('shop')
end
LOG = ENV['SYSLOG'] ? Syslog::Logger.new('shop') : Logger.new($stdout)
