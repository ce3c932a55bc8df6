Signal.trap('TERM', 'IGNORE') # finding

class Worker
  def start
    trap('SIGTERM') { exit! } # finding
    trap(:TERM) {} # finding
  end
end
