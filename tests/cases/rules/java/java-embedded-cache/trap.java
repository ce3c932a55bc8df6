package com.shop.cache;

import com.shop.fakes.Hazelcast;

class Caches {
    // com.hazelcast.core.Hazelcast.newHazelcastInstance()
    Object member() {
        return Hazelcast.newHazelcastInstance();
    }
}
