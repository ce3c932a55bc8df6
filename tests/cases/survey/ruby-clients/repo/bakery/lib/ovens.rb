require "faraday"

class Ovens
  def initialize
    @http = Faraday.new(url: ENV.fetch("OVENS_URL", "http://ovens:4567"))
    # Made and never asked: no call.
    @idle = Faraday.new(url: "http://prices:4569")
  end

  def free
    @http.get("/ovens")
  end
end
