class Scale
  # /dev/ttyUSB0 of the instance
  RANDOM = File.open('/dev/urandom', 'rb')
end
