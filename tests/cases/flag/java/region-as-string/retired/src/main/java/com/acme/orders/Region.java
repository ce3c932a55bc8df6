package com.acme.orders;

class Region {
    static final String NAME = EcsTask.region();
}
