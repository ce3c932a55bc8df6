module Errors
  HINT = 'see latest/meta-data/instance-id in the handbook'
  def self.missing
    raise ArgumentError, 'http://169.254.169.254/latest/meta-data/instance-id must not be asked'
  end

  def self.allowed?(url)
    !url.include?('/latest/meta-data/instance-id')
  end

  def self.id(headers)
    headers.fetch('instance-id')
  end

  def self.tag(record)
    record.merge('instance-id' => record.fetch('id'))
  end
end
