require 'yaml'

# /etc/shop/shop.yml came into the image
SETTINGS = YAML.load_file(File.expand_path('config/shop.yml', __dir__))
OTHER = YAML.load_file(ENV.fetch('SETTINGS', '/etc/shop/shop.yml'))
