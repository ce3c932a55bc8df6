package com.shop.announce;

import com.amazonaws.util.EC2MetadataUtils;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.imds.Ec2MetadataClient;

public class Announcement {
    private static final String BASE = "http://169.254.169.254/latest/";
    private static final String PATH = "/latest/meta-data/local-ipv4"; // finding

    private final Ec2MetadataClient client;

    public Announcement(Ec2MetadataClient client) {
        this.client = client;
    }

    public Object fromUtils() {
        return EC2MetadataUtils.getPrivateIpAddress(); // finding
    }

    public String fromData() {
        return EC2MetadataUtils.getData(PATH); // finding
    }

    public String fromClient() {
        return client.get("/latest/meta-data/local-ipv4").asString(); // finding
    }

    public String fromTemplate(String host) {
        return String.format("http://%s/latest/%s", "169.254.169.254", "meta-data/local-ipv4"); // finding
    }

    public String fromAddress() throws IOException {
        URL url = new URL(BASE + "meta-data/local-ipv4"); // finding
        return new String(url.openStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
