WickedPdf.config = {
  command_path: '/usr/local/bin',
  exe_path: Gem.bin_path('wkhtmltopdf-binary', 'wkhtmltopdf') # not in /opt/
}
