class Facts
  # Ec2Metadata is mixed in elsewhere
  include TaskMetadata
end
