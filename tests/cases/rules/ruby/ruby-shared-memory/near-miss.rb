class Index
  # /dev/shm was too small
  PATH = File.join(Dir.tmpdir, 'shop-index')
end
