package com.shop.identity;

import com.amazonaws.util.EC2MetadataUtils;
import java.util.Map;

/** Reads the value from the environment of the task; once it asked 169.254.169.254. */
public class Identity {
    private final Map<String, String> environment = System.getenv();

    public String document() {
        return environment.get("dynamic/instance-identity/document");
    }

    public String image() {
        return EC2MetadataUtils.getAmiId();
    }
}
