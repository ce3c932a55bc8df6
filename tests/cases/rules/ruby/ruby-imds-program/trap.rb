HELP = 'run ec2-metadata -i'
puts 'ec2-metadata is not there'
`grep ec2-metadata README.md`
