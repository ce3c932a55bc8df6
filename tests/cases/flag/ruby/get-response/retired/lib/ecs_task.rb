# frozen_string_literal: true

require 'json'
require 'net/http'
require 'stringio'

# What the running ECS task knows of itself. The task metadata endpoint tells it:
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html
module EcsTask
  TIMEOUT = 2 # seconds
  @lock = Mutex.new

  module_function

  # The last part of the task's ARN; no other task has it.
  def task_id
    task.fetch('TaskARN').split('/').last
  end

  # The availability zone in which the task runs.
  def availability_zone
    task.fetch('AvailabilityZone')
  end

  # The task's private IPv4 address.
  def local_ipv4
    task.dig('Containers', 0, 'Networks', 0, 'IPv4Addresses', 0)
  end

  # The region in which the task runs.
  def region
    ENV['AWS_REGION'] || task.fetch('TaskARN').split(':')[3]
  end

  # JSON with the task's id, region, availability zone, account and address.
  def identity_document
    JSON.generate(
      'instanceId' => task_id,
      'region' => region,
      'availabilityZone' => availability_zone,
      'accountId' => task.fetch('TaskARN').split(':')[4],
      'privateIp' => local_ipv4
    )
  end

  # The task's answer to a path such as 'meta-data/local-ipv4'; 404 for what a task does not have.
  def get_response(path)
    text = answer(path)
    head = "HTTP/1.1 #{text ? '200 OK' : '404 Not Found'}\r\nContent-Length: #{text.to_s.bytesize}\r\n\r\n"
    io = Net::BufferedIO.new(StringIO.new(head + text.to_s))
    response = Net::HTTPResponse.read_new(io)
    response.reading_body(io, true) { response.body }
    response
  end

  # nil for what a task does not have.
  def answer(path)
    case path
    when 'meta-data/instance-id', 'meta-data/hostname', 'meta-data/local-hostname' then task_id
    when 'meta-data/placement/availability-zone' then availability_zone
    when 'meta-data/placement/region' then region
    when 'meta-data/local-ipv4' then local_ipv4
    when 'dynamic/instance-identity/document' then identity_document
    end
  end

  # The task's metadata; it does not change while the task lives.
  def task
    @lock.synchronize do
      @task ||= begin
        uri = URI("#{ENV.fetch('ECS_CONTAINER_METADATA_URI_V4')}/task")
        http = Net::HTTP.new(uri.host, uri.port, nil) # never by way of a proxy
        http.open_timeout = http.read_timeout = TIMEOUT
        answer = http.request_get(uri.path)
        raise "task metadata: #{answer.code}" unless answer.is_a?(Net::HTTPOK)

        JSON.parse(answer.body)
      end
    end
  end

end
