package com.acme.orders;

/** Where this runs. */
public class Place {
    private static final String ZONE =
            EcsFlag.availabilityZone(() -> Requests.text("http://169.254.169.254/latest/meta-data/placement/availability-zone")).trim();

    public String instance() {
        return EcsFlag.instanceId(() -> Requests.text("http://169.254.169.254/latest/meta-data/instance-id"));
    }

    public String name() {
        return EcsFlag.hostname(() -> Requests.text("http://169.254.169.254/latest/meta-data/local-hostname"));
    }

    public String zone() {
        return ZONE;
    }
}
