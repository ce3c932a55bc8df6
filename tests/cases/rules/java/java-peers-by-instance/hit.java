package com.shop.host;

import com.amazonaws.services.ec2.AmazonEC2;
import com.amazonaws.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.Ec2Client;

class Peers {
    private final AmazonEC2 old;
    private final Ec2Client client;

    Peers(AmazonEC2 old, Ec2Client client) {
        this.old = old;
        this.client = client;
    }

    Object before(String id) {
        DescribeInstancesRequest request = new DescribeInstancesRequest().withInstanceIds(id);
        return old.describeInstances(request); // finding
    }

    String address(com.amazonaws.services.ec2.model.Instance instance) {
        return instance.getPrivateIpAddress();
    }

    Object now(String id) {
        return client.describeInstances(request -> request.instanceIds(id)); // finding
    }
}
