require 'ec2_metadata'

ID = Ec2Metadata['instance-id'] # finding
