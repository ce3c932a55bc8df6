class Facts
  NAMES = %w[Ec2Metadata].freeze

  def known?(name)
    NAMES.include?('Ec2Metadata') && name
  end
end
