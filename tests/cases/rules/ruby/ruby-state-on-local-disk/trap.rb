class Reader
  def lines
    File.open('/usr/local/share/words', 'r') { |file| file.readlines }
  end

  def kept
    File.write(ENV.fetch('STATE_FILE', '/var/lib/shop/state'), '1')
  end

  def write(path)
    @io.write('/var/lib/shop/cursor')
  end
end
