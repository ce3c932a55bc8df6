require 'fileutils'

class Cursor
  FOLDER = '/var/lib/shop'

  def initialize
    FileUtils.mkdir_p(FOLDER) # finding
  end

  def save(id)
    File.write('/var/lib/shop/cursor', id.to_s) # finding
  end

  def append(line)
    File.open(File.join(FOLDER, 'journal'), 'a') { |file| file.puts(line) } # finding
  end
end
