class Index
  ARGS = %w[--disable-dev-shm-usage --headless].freeze
  FOLDER = File.directory?('/dev/shm') ? '/dev/shm' : Dir.tmpdir
  OTHER = ENV.fetch('INDEX', '/dev/shm/index')
end
