package com.shop.web;

import io.vertx.core.Vertx;
import io.vertx.ext.web.sstore.SessionStore;
import io.vertx.ext.web.sstore.redis.RedisSessionStore;
import io.vertx.redis.client.Redis;

class Sessions {
    /** In place of the LocalSessionStore. */
    SessionStore vertx(Vertx vertx, Redis redis) {
        return RedisSessionStore.create(vertx, redis);
    }
}
