class Campaign
  def register_targets(people)
    people.each { |person| targets << person }
  end

  def start
    register_targets(Person.all)
  end
end
