require "sinatra"

# The word "bakery" names no host.
get("/bakery") { "[]" }
