class Report
  def self.describe_instances(filters:)
    filters.map(&:to_s)
  end

  def to_s
    "#{describe_instances(filters: %w[private_ip])} #{@objects.instances(limit: 3)}"
  end
end
