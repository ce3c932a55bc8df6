package com.shop.lease;

final class Names {
    static final String ID = "instance-id";

    private Names() {}
}
