class Stop
  def call(child)
    Process.kill('QUIT', child)
  end
end
