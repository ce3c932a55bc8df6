require 'yaml'

NAMESERVERS = File.readlines('/etc/resolv.conf')
SETTINGS = File.exist?('/etc/shop/shop.yml') ? YAML.load_file('/etc/shop/shop.yml') : {}
HELP = 'Once the settings stood in /etc/shop/shop.yml'
YAML.load_file('/etc/shop/shop.yml') if Rails.env.development?

class Store
  def load_file(name)
    fetch("/etc/#{name}.yml")
  end
end
