package com.shop.machine;

import java.net.URI;
import java.util.List;
import java.util.Set;

class Machine {
    private static final String ECS = "http://169.254.170.2";
    /** Hosts that a webhook must not name. */
    private static final Set<String> DENIED_HOSTS = Set.of("169.254.169.254", "http://169.254.169.254/", "localhost");
    private static final String BLOCKED_URL = "http://169.254.169.254/latest/meta-data/";

    URI credentials() {
        return URI.create(ECS + System.getenv("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"));
    }

    boolean refused(String url) {
        return url.startsWith("http://169.254.169.254/") || List.of("http://169.254.169.254/latest").contains(url);
    }
}
