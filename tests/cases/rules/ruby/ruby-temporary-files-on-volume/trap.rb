require 'tempfile'

def export(folder)
  Dir.mktmpdir('export', ENV.fetch('SCRATCH', '/mnt/scratch')) { |path| yield path }
  Tempfile.create(['report', '.csv'], folder)
  Tempfile.new('/mnt/scratch')
end
