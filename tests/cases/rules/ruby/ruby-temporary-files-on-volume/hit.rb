require 'tempfile'
require 'tmpdir'

SCRATCH = '/mnt/scratch'

def export
  Dir.mktmpdir('export', SCRATCH) do |folder| # finding
    yield folder
  end
end

def unpack
  Tempfile.create('archive', '/mnt/scratch') { |file| yield file } # finding
end
