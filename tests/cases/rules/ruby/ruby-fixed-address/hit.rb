module Reports
  URL = 'http://ip-10-0-1-17.ec2.internal:8080/reports' # finding
  API = 'http://10.0.3.21:9000' # finding
  DB = { host: '10.0.4.5', port: 5432 }.freeze # finding
end
