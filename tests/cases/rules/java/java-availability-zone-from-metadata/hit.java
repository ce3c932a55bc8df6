package com.shop.rack;

import com.amazonaws.util.EC2MetadataUtils;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.imds.Ec2MetadataClient;

public class RackAwareness {
    private static final String BASE = "http://169.254.169.254/latest/";
    private static final String PATH = "/latest/meta-data/placement/availability-zone"; // finding

    private final Ec2MetadataClient client;

    public RackAwareness(Ec2MetadataClient client) {
        this.client = client;
    }

    public Object fromUtils() {
        return EC2MetadataUtils.getAvailabilityZone(); // finding
    }

    public String fromData() {
        return EC2MetadataUtils.getData(PATH); // finding
    }

    public String fromClient() {
        return client.get("/latest/meta-data/placement/availability-zone").asString(); // finding
    }

    public String fromTemplate(String host) {
        return String.format("http://%s/latest/%s", "169.254.169.254", "meta-data/placement/availability-zone"); // finding
    }

    public String fromAddress() throws IOException {
        URL url = new URL(BASE + "meta-data/placement/availability-zone"); // finding
        return new String(url.openStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
