class Club
  ADD_MEMBERSHIP = 'add'
  JOIN_GROUP = 'join'

  def call(member)
    member.update(kind: ADD_MEMBERSHIP)
  end
end
