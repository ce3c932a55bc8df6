require_relative "boot"

require "rails/all"

module Orders
  class Application < Rails::Application
    config.load_defaults 7.1
    # Times are told in UTC.
    config.time_zone = "UTC"
  end
end
