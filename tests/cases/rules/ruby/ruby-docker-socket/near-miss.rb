require 'aws-sdk-ecs'

class Render
  # Docker::Container.create on the instance
  def run(job)
    Aws::ECS::Client.new.run_task(cluster: 'shop', task_definition: 'render', overrides: job.overrides)
  end
end
