class Import
  LOCK = '/var/lock/shop-import'

  def run
    File.open(LOCK, File::CREAT | File::RDWR) do |file|
      return unless file.flock(File::LOCK_EX | File::LOCK_NB) # finding

      import
    end
  end
end
