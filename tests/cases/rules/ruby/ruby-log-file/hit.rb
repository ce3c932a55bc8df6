require 'logger'

module Shop
  LOG = Logger.new('/var/log/shop/shop.log', 10, 1_024_000) # finding
  AUDIT = ActiveSupport::Logger.new(Rails.root.join('log', 'audit.log')) # finding
  PER_ENV = ActiveSupport::Logger.new("#{Rails.root}/log/lograge_#{Rails.env}.log") # finding
end
