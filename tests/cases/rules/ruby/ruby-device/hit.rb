require 'serialport'

class Scale
  PORT = SerialPort.new('/dev/ttyUSB0', 9600) # finding

  def gpus
    `nvidia-smi --list-gpus`.lines # finding
  end
end
