class AccountsController < ApplicationController
  def bucket(account)
    keys = Aws::Credentials.new(account.key, account.secret)
    Aws::S3::Client.new(credentials: keys)
  end

  def local
    Aws::S3::Client.new(access_key_id: ENV['MINIO_KEY'], secret_access_key: ENV['MINIO_SECRET'], endpoint: ENV['MINIO_URL'])
  end

  def optional
    Aws::Credentials.new(ENV['S3_KEY'], ENV['S3_SECRET']) if ENV['S3_KEY']
  end

  def permitted
    params.permit(access_key_id: ENV['X'])
  end
end
