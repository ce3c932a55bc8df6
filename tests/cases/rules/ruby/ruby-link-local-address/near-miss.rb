module Metadata
  URL = 'http://169.254.170.2/v2/metadata' # not 169.254.169.254
end
