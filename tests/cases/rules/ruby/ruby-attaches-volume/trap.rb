class Book
  def attach_volume(volume)
    volumes << volume
  end

  def fill(person)
    person.associate_address(person.addresses.first)
    shelf.attach_volume(self)
  end
end
