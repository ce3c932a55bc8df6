class Fox
  def trap(kind, how)
    @traps << [kind, how]
  end

  def hunt
    hunter.trap('TERM', 'IGNORE')
    trap('TERM', 'DEFAULT')
  end
end
