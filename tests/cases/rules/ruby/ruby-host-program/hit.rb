class Export
  def upload(file)
    system("aws s3 cp #{file} s3://shop-exports/") # finding
  end

  def render(page)
    `/opt/shop/bin/render #{page}` # finding
  end

  def signal
    system('/opt/aws/bin/cfn-signal -e 0 --stack shop') # finding
  end
end
