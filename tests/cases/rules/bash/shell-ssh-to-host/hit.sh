#!/bin/bash
scp -i key.pem app.jar ec2-user@"$HOST":/srv/orders/ # finding
ssh -i key.pem ec2-user@"$HOST" 'sudo systemctl restart orders' # finding
