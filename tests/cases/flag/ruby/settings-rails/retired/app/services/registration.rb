# Makes this host known.
class Registration
  def initialize(client)
  end

  def call(group, id)
    Rails.logger.info("ready")
  end
end
