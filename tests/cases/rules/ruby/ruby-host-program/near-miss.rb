class Export
  # aws s3 cp is done by the SDK
  def upload(file)
    Aws::S3::Resource.new.bucket('shop-exports').object('export.csv').upload_file(file)
  end

  def pack(file)
    system('gzip', file)
  end
end
