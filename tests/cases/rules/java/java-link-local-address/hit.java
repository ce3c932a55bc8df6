package com.shop.machine;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

class Machine {
    private static final String HOST = "169.254.169.254";
    private static final String TOKEN = "http://169.254.169.254/latest/api/token"; // finding

    HttpURLConnection role(String name) throws IOException {
        URL url = new URL("http://" + HOST + "/latest/meta-data/iam/security-credentials/" + name); // finding
        return (HttpURLConnection) url.openConnection();
    }

    String groups(HttpClient client) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://[fd00:ec2::254]/latest/meta-data/")).build(); // finding
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    String template(String path) {
        return String.format("http://%s/latest/meta-data/%s", HOST, path); // finding
    }

    URL named() throws IOException {
        return new URL("http://instance-data/latest/meta-data/"); // finding
    }

    boolean answers() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(HOST, 80), 200); // finding
            return socket.isConnected();
        }
    }
}
