class Door
  LOCK_EX = 'exclusive'

  def flock(birds)
    birds.each(&:fly)
  end

  def read(file)
    file.flock(File::LOCK_SH)
  end
end
