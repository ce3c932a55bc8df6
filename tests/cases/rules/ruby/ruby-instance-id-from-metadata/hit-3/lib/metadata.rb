module Metadata
  BASE = 'http://169.254.169.254/latest/'
end
