class Worker
  # SdNotify told systemd
  def start
    connect
    File.write('/tmp/healthy', '1')
  end
end
