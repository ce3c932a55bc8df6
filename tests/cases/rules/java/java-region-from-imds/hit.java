package com.shop.store;

import static com.amazonaws.util.EC2MetadataUtils.getEC2InstanceRegion;

import com.amazonaws.regions.InstanceMetadataRegionProvider;
import com.amazonaws.regions.Region;
import com.amazonaws.regions.Regions;
import org.springframework.cloud.aws.context.config.annotation.EnableContextRegion;
import software.amazon.awssdk.imds.Ec2MetadataClient;
import software.amazon.awssdk.regions.providers.InstanceProfileRegionProvider;

@EnableContextRegion(autoDetect = true) // finding
class Home {
    Region current() {
        return Regions.getCurrentRegion(); // finding
    }

    String old() {
        return new InstanceMetadataRegionProvider().getRegion(); // finding
    }

    Object now() {
        return new InstanceProfileRegionProvider().getRegion(); // finding
    }

    String utils() {
        return getEC2InstanceRegion(); // finding
    }

    String asked(Ec2MetadataClient metadata) {
        return metadata.get("/latest/meta-data/placement/region").asString(); // finding
    }
}
