class Drain
  def run
    # spot/instance-action is not asked any more: ECS tells by a signal
    Signal.trap('TERM') { @stopping = true }
  end
end
