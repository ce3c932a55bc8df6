package com.shop.drain;

import com.amazonaws.util.EC2MetadataUtils;
import java.util.Map;

/** Reads the value from the environment of the task; once it asked 169.254.169.254. */
public class InterruptionWatcher {
    private final Map<String, String> environment = System.getenv();

    public String action() {
        return environment.get("spot/instance-action");
    }

    public String image() {
        return EC2MetadataUtils.getAmiId();
    }
}
