class Sandbox
  def run(limits)
    limits.setrlimit(:NOFILE, 10)
    fork do
      Process.setrlimit(:NOFILE, 10)
      Process.setrlimit(:CPU, 5)
    end
  end
end
