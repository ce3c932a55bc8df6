require 'json'
require 'yaml'

module Settings
  FOLDER = '/etc/shop'

  ALL = YAML.load_file('/etc/shop/shop.yml') # finding
  MORE = JSON.parse(File.read("#{FOLDER}/more.json")) # finding
end
