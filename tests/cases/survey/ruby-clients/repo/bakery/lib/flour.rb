require "net/http"

class Flour
  HOST = ENV["FLOUR_HOST"] || "flour"

  def self.base
    "http://#{HOST}:4568"
  end

  def self.left
    Net::HTTP.get(URI.parse("#{base}/left"))
  end
end
