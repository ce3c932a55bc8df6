# Makes this host known.
class Registration
  def initialize(client)
    @client = client
  end

  def call(group, id)
    @client.register_targets(target_group_arn: group, targets: [{ id: id }])
    Rails.logger.info("ready")
  end
end
