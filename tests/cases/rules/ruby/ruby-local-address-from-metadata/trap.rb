SECRET_PATHS = %w[local-ipv4 public-ipv4].freeze
HELP = <<~TEXT
  The address is no longer read from meta-data/local-ipv4.
TEXT
