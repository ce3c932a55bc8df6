class Run
  def call
    exec('bundle', 'exec', *ARGV)
    killer.kill('QUIT', old_pid)
    puts 'pumactl phased-restart'
    "usage: #{$0} [options]"
  end
end
