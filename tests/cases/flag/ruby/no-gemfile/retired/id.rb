#!/usr/bin/env ruby
require 'net/http'

require_relative 'ecs_task'

puts EcsTask.task_id
