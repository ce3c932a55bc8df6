module Reports
  # once ip-10-0-1-17.ec2.internal and 10.0.3.21
  URL = 'http://reports.shop.internal:8080'
  API = ENV.fetch('API_URL', 'http://10.0.3.21:9000')
end
