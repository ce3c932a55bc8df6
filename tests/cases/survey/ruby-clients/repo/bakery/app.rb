require "sinatra"
require_relative "lib/ovens"
require_relative "lib/flour"

get("/health") { "ok" }
get("/bread") { Ovens.new.free.to_s + Flour.left.to_s }
