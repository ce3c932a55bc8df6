module Identity
  # What instance-identity/document told, the platform tells now.
  def self.document
    { 'region' => ENV.fetch('AWS_REGION'), 'accountId' => ENV.fetch('ACCOUNT_ID') }
  end
end
