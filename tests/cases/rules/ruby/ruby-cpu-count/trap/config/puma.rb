require 'etc'

worker_count = Integer(ENV.fetch('WEB_CONCURRENCY') { Concurrent.physical_processor_count })
workers worker_count if worker_count > 1
threads_count = ENV['THREADS'] || Etc.nprocessors * 2
