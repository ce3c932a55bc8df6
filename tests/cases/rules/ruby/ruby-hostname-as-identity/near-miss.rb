require 'socket'

class Lease
  def initialize
    @owner = SecureRandom.uuid
    logger.info("started on #{Socket.gethostname}")
  end
end
