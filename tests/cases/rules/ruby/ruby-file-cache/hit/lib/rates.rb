class Rates
  CACHE = ActiveSupport::Cache::FileStore.new('/var/cache/rates') # finding
end
