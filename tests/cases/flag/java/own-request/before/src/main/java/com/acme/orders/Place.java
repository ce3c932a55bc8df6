package com.acme.orders;

/** Where this runs. */
public class Place {
    private static final String ZONE =
            Requests.text("http://169.254.169.254/latest/meta-data/placement/availability-zone").trim();

    public String instance() {
        return Requests.text("http://169.254.169.254/latest/meta-data/instance-id");
    }

    public String name() {
        return Requests.text("http://169.254.169.254/latest/meta-data/local-hostname");
    }

    public String zone() {
        return ZONE;
    }
}
