package com.shop.rack;

import com.amazonaws.util.EC2MetadataUtils;
import java.util.Map;

/** Reads the value from the environment of the task; once it asked 169.254.169.254. */
public class RackAwareness {
    private final Map<String, String> environment = System.getenv();

    public String zone() {
        return environment.get("placement/availability-zone");
    }

    public String image() {
        return EC2MetadataUtils.getAmiId();
    }
}
