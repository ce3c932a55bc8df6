require 'daemons'

class Worker
  def self.start
    Process.daemon(true, true) # finding
    new.run
  end
end

Daemons.run('worker.rb', dir_mode: :normal) # finding
