class Import
  # LOCK_EX held only against this host
  def run
    ApplicationRecord.with_advisory_lock('import', timeout_seconds: 0) { import }
  end
end
