class Scale
  def help
    puts '/dev/ttyUSB0'
    'connect the scale to /dev/ttyUSB0 and run nvidia-smi'
  end
end
