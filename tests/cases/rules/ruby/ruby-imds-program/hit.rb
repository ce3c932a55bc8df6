ID = `ec2-metadata -i`.split.last # finding
ZONE, = Open3.capture2('/usr/bin/ec2metadata', '--availability-zone') # finding
