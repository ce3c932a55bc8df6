# frozen_string_literal: true

require 'json'
require 'net/http'

# What the running ECS task knows of itself. The task metadata endpoint tells it:
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html
module EcsTask
  TIMEOUT = 2 # seconds
  @lock = Mutex.new

  module_function

  # The last part of the task's ARN; no other task has it.
  def task_id
    task.fetch('TaskARN').split('/').last
  end

  # The task's metadata; it does not change while the task lives.
  def task
    @lock.synchronize do
      @task ||= begin
        uri = URI("#{ENV.fetch('ECS_CONTAINER_METADATA_URI_V4')}/task")
        http = Net::HTTP.new(uri.host, uri.port, nil) # never by way of a proxy
        http.open_timeout = http.read_timeout = TIMEOUT
        answer = http.request_get(uri.path)
        raise "task metadata: #{answer.code}" unless answer.is_a?(Net::HTTPOK)

        JSON.parse(answer.body)
      end
    end
  end

end
