require 'aws-xray-sdk'

XRay.recorder.configure(
  name: 'shop',
  plugins: %I[ec2 elastic_beanstalk] # finding
)
