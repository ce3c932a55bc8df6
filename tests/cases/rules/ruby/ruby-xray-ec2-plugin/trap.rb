require 'aws-xray-sdk'

CHECKS.configure(plugins: %w[ec2-cost s3-cost])
XRay.recorder.configure(name: 'ec2', sampling: true)
