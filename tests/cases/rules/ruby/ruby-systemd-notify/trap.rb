class Order
  def SdNotify?
    false
  end

  def ready
    notifier.ready('NOTIFY_SOCKET')
  end
end
