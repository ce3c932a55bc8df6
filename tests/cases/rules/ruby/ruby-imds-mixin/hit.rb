require 'ohai/mixin/ec2_metadata'

class Facts
  include Ohai::Mixin::Ec2Metadata # finding

  def all
    fetch_metadata
  end
end
