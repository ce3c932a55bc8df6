package com.shop.lease;

/** Names no class of the SDK itself. */
public class Lease {
    private final Metadata metadata;

    public Lease(Metadata metadata) {
        this.metadata = metadata;
    }

    public String owner() {
        return metadata.client().get(Metadata.OWNER).asString(); // finding
    }
}
