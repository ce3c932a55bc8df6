class Worker
  def start
    # trap('TERM', 'IGNORE') is no end
    Signal.trap('TERM') { @stopping = true }
    trap('INT', 'IGNORE')
  end
end
