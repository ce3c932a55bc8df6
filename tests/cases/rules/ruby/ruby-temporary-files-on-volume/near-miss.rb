require 'tmpdir'

def export
  # not in /mnt/scratch
  Dir.mktmpdir('export') { |folder| yield folder }
end
