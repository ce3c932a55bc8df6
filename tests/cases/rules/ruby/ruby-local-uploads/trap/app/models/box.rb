class Box
  def storage(kind)
    @kind = kind
  end

  def open
    storage :file
    File.open(Rails.root.join('public', 'uploads', 'empty.png'), 'rb')
  end
end
