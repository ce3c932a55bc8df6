class Stop
  def pid(path)
    Integer(File.read('/var/run/other.pid'))
  end

  def text
    'kill $(cat /var/run/shop.pid)'
  end
end
