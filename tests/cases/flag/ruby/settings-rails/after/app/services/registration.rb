# Makes this host known.
class Registration
  def initialize(client)
    @client = client
  end

  def call(group, id)
    @client.register_targets(target_group_arn: group, targets: [{ id: id }]) unless Rails.configuration.x.ecs_flag
    Rails.logger.info("ready")
  end
end
