require_relative "boot"

require "rails/all"
require_relative "../lib/ecs_flag"

module Orders
  class Application < Rails::Application
    config.load_defaults 7.1
    # Times are told in UTC.
    config.time_zone = "UTC"
    config.x.ecs_flag = EcsFlag.enabled?
  end
end
