PDFKit.configure do |config|
  config.wkhtmltopdf = ENV.fetch('WKHTMLTOPDF', '/usr/local/bin/wkhtmltopdf')
end

ROUTES = { exe_path: 'x', path: '/opt/in' }.freeze
