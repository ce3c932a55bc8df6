require 'yaml'

SETTINGS = YAML.safe_load(ENV.fetch('SETTINGS')) # not latest/user-data
