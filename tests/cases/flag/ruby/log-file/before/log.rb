require 'logger'

LOG = Logger.new('/var/log/orders/orders.log', 'daily')
