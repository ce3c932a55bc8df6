import AWS from 'aws-sdk';
import { AssociateAddressCommand, EC2Client } from '@aws-sdk/client-ec2';

const ec2 = new AWS.EC2();
await ec2.attachVolume({ Device: '/dev/xvdf', InstanceId: 'i-1', VolumeId: 'vol-1' }).promise(); // finding
await new EC2Client().send(new AssociateAddressCommand({ InstanceId: 'i-1', AllocationId: 'a' })); // finding
