require 'sd_notify'

class Worker
  def start
    connect
    SdNotify.ready # finding
  end
end
