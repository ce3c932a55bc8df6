class FileStore < ApplicationRecord
  def cache_store
    :file_store
  end
end
