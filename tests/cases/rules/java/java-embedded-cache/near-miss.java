package com.shop.cache;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;

class Caches {
    HazelcastInstance client() {
        return HazelcastClient.newHazelcastClient();
    }

    HazelcastInstance configured(Config config) {
        return Hazelcast.newHazelcastInstance(config);
    }
}
