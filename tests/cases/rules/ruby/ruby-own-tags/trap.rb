class Article < ApplicationRecord
  has_many :tags

  # describe_tags of the EC2 API wants a resource-id
  def describe_tags(separator = ', ')
    tags.map(&:name).join(separator)
  end

  def summary
    "#{title}: #{describe_tags} (#{instance_id})"
  end
end
