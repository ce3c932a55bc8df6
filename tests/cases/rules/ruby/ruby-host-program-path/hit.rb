WickedPdf.config = {
  exe_path: '/opt/wkhtmltox/bin/wkhtmltopdf' # finding
}

Paperclip.options[:command_path] = '/opt/imagemagick/bin' # finding
