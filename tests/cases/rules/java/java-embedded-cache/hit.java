package com.shop.cache;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.File;
import org.ehcache.CacheManager;
import org.ehcache.config.builders.CacheManagerBuilder;

class Caches {
    HazelcastInstance member() {
        return Hazelcast.newHazelcastInstance(); // finding
    }

    CacheManager onDisk() {
        return CacheManagerBuilder.newCacheManagerBuilder()
                .with(CacheManagerBuilder.persistence(new File("cache"))) // finding
                .build(true);
    }
}
