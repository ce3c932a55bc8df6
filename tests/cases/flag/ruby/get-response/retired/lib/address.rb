require "net/http"

require_relative "ecs_task"

class Address
  def to_s
    response = EcsTask.get_response("meta-data/local-ipv4")
    response.is_a?(Net::HTTPSuccess) ? response.body : "unknown"
  end
end
