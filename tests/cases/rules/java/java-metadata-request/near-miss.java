package com.shop.inventory;

import com.amazonaws.util.EC2MetadataUtils;
import java.util.Map;

class Machine {
    private final Map<String, String> labels;

    Machine(Map<String, String> labels) {
        this.labels = labels;
    }

    String region() {
        return labels.get("region");
    }

    Class<?> utils() {
        return EC2MetadataUtils.class;
    }
}
