require 'logger'

LOG = Logger.new($stdout, 'daily')
