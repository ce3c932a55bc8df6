class InstanceProfileCredentials
  def self.build(*providers)
    providers.find { |provider| provider.is_a?(Aws::InstanceProfileCredentials) }
  end
end

LOCAL = InstanceProfileCredentials.new
NAME = 'Aws::InstanceProfileCredentials.new'
