class Workers
  # systemctl restart shop-worker, once
  def restart
    Aws::ECS::Client.new.update_service(service: 'shop-worker', force_new_deployment: true)
  end

  def list
    system('ls tmp')
  end
end
