class Worker
  def self.start(options)
    Process.daemon(true) if options[:daemon]
    daemonize = true
    new.run(daemonize)
  end

  def daemonize(process)
    @daemons << process
    puts 'Daemons.run'
  end
end
