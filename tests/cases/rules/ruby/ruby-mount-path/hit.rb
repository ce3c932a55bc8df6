require 'fileutils'

module Spool
  ROOT = '/mnt/data/spool'
  FileUtils.mkdir_p(ROOT) # finding

  def self.each(&block)
    Dir.glob("#{ROOT}/*.json").each { |file| block.call(file) } # finding
    Dir.each_child('/mnt/data/spool', &block) # finding
  end

  def self.disk
    File.open('/dev/nvme1n1', 'rb') # finding
  end
end
