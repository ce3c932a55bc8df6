package com.shop.inventory;

import static com.amazonaws.util.EC2MetadataUtils.getInstanceType;

import com.amazonaws.util.EC2MetadataUtils;
import java.util.List;
import software.amazon.awssdk.imds.Ec2MetadataClient;

class Machine {
    private final Ec2MetadataClient metadata = client();

    static Ec2MetadataClient client() {
        return Ec2MetadataClient.builder().build();
    }

    String image() {
        return EC2MetadataUtils.getAmiId(); // finding
    }

    String type() {
        return getInstanceType(); // finding
    }

    List<String> groups() {
        return metadata.get("/latest/meta-data/security-groups").asList(); // finding
    }
}
