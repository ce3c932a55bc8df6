package com.acme.orders;

/** Where this runs. */
public class Place {
    static final String ADDRESS = "http://169.254.169.254/latest/meta-data/local-ipv4";
    private final Fetcher fetcher;

    public Place(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    public Object instance() {
        return fetcher.fetch("http://169.254.169.254/latest/meta-data/instance-id");
    }

    /** Asks. */
    public interface Fetcher {
        Object fetch(String address);
    }
}
