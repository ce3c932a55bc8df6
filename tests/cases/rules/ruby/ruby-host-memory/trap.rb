class Pool
  HELP = 'see /proc/meminfo'

  def describe
    puts 'free -m'
    store.read('/proc/meminfo')
  end
end
