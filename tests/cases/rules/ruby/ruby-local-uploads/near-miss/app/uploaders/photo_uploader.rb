class PhotoUploader < CarrierWave::Uploader::Base
  storage :fog # not :file
end
