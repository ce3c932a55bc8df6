package com.shop.drain;

import com.amazonaws.util.EC2MetadataUtils;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.imds.Ec2MetadataClient;

public class InterruptionWatcher {
    private static final String BASE = "http://169.254.169.254/latest/";
    private static final String PATH = "/latest/meta-data/spot/instance-action"; // finding

    private final Ec2MetadataClient client;

    public InterruptionWatcher(Ec2MetadataClient client) {
        this.client = client;
    }

    public String fromData() {
        return EC2MetadataUtils.getData(PATH); // finding
    }

    public String fromClient() {
        return client.get("/latest/meta-data/spot/instance-action").asString(); // finding
    }

    public String fromTemplate(String host) {
        return String.format("http://%s/latest/%s", "169.254.169.254", "meta-data/spot/instance-action"); // finding
    }

    public String fromAddress() throws IOException {
        URL url = new URL(BASE + "meta-data/spot/instance-action"); // finding
        return new String(url.openStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
