# frozen_string_literal: true

require 'net/http'

require_relative 'ecs_task'

# Who this is.
module Identity

  def self.instance_id
    EcsTask.task_id
  end
end
