require 'httparty'
require_relative 'metadata'

class Node
  def id
    HTTParty.get(Metadata::BASE + 'meta-data/instance-id', timeout: 2).body # finding
  end
end
