class Scan
  def keep(upload)
    File.open(Rails.root.join('public', 'uploads', upload.original_filename), 'wb') do |file| # finding
      file.write(upload.read)
    end
  end
end
