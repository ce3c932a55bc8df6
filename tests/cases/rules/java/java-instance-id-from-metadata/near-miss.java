package com.shop.lease;

import com.amazonaws.util.EC2MetadataUtils;
import java.util.Map;

/** Reads the value from the environment of the task; once it asked 169.254.169.254. */
public class LeaseOwner {
    private final Map<String, String> environment = System.getenv();

    public String instanceId() {
        return environment.get("instance-id");
    }

    public String image() {
        return EC2MetadataUtils.getAmiId();
    }
}
