class PhotoUploader < CarrierWave::Uploader::Base
  storage :file # finding

  def store_dir
    'uploads/photos'
  end
end
