# frozen_string_literal: true

# What the running ECS task knows of itself. The task metadata endpoint tells it:
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html
module EcsTask
  module_function

  # Credentials of the task role, which renew themselves.
  def credentials
    Aws::ECSCredentials.new
  end

end
