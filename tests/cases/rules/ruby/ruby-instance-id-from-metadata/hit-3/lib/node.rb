require 'httparty'
require_relative 'metadata'

class Node
  def address
    Metadata.fetch('local-ipv4')
  end

  def short
    metadata('instance-id') # finding
  end

  def id
    HTTParty.get(Metadata::BASE + 'meta-data/instance-id', timeout: 2).body # finding
  end
end
