module Platform
  # was: /sys/hypervisor/uuid
  def self.fargate?
    ENV['AWS_EXECUTION_ENV'] == 'AWS_ECS_FARGATE'
  end
end
