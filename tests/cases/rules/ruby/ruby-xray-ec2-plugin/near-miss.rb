require 'aws-xray-sdk'

XRay.recorder.configure(name: 'shop', plugins: %I[ecs]) # once: ec2
