# frozen_string_literal: true

require 'json'
require 'minitest/autorun'
require 'socket'
require_relative 'ecs_task'

class EcsTaskTest < Minitest::Test
  VARIABLES = %w[ECS_CONTAINER_METADATA_URI_V4 AWS_REGION].freeze
  TASK = {
    'TaskARN' => 'arn:aws:ecs:eu-west-1:123456789012:task/main/0123456789abcdef',
    'AvailabilityZone' => 'eu-west-1c',
    'Containers' => [{ 'Networks' => [{ 'IPv4Addresses' => ['10.0.2.61'] }] }]
  }.freeze

  def setup
    @saved = VARIABLES.to_h { |name| [name, ENV.delete(name)] }
  end

  def teardown
    @saved.each { |name, value| ENV[name] = value }
  end

  def test_task_id
    value = on_fargate { EcsTask.task_id }
    assert_equal '0123456789abcdef', value
  end

  def test_local_ipv4
    value = on_fargate { EcsTask.local_ipv4 }
    assert_equal '10.0.2.61', value
  end

  private

  def on_fargate
    EcsTask.instance_variable_set(:@task, nil)
    server = TCPServer.new('127.0.0.1', 0)
    thread = Thread.new { serve(server) }
    ENV['ECS_CONTAINER_METADATA_URI_V4'] = "http://127.0.0.1:#{server.addr[1]}/v4"
    yield
  ensure
    thread&.kill
    server&.close
  end

  def serve(server)
    loop do
      client = server.accept
      path = client.gets.split[1]
      nil until client.gets.strip.empty?
      body = JSON.generate(TASK)
      status = path == '/v4/task' ? '200 OK' : '404 Not Found'
      client.write("HTTP/1.1 #{status}\r\nContent-Length: #{body.bytesize}\r\nConnection: close\r\n\r\n#{body}")
      client.close
    end
  end
end
