package com.shop.host;

import com.amazonaws.services.ec2.AmazonEC2;
import com.amazonaws.services.ec2.model.AttachVolumeRequest;
import software.amazon.awssdk.services.ec2.Ec2Client;

class Disks {
    private final AmazonEC2 old;
    private final Ec2Client client;

    Disks(AmazonEC2 old, Ec2Client client) {
        this.old = old;
        this.client = client;
    }

    Object before(String id) {
        AttachVolumeRequest request = new AttachVolumeRequest().withInstanceId(id).withDevice("/dev/xvdf");
        return old.attachVolume(request); // finding
    }

    Object now(String id) {
        return client.attachVolume(request -> request.instanceId(id).device("/dev/xvdf")); // finding
    }
}
