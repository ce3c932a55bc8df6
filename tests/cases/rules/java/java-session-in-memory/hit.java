package com.shop.web;

import io.vertx.core.Vertx;
import io.vertx.ext.web.sstore.LocalSessionStore;
import io.vertx.ext.web.sstore.SessionStore;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.session.MapSessionRepository;

class Sessions {
    MapSessionRepository spring() {
        return new MapSessionRepository(new ConcurrentHashMap<>()); // finding
    }

    SessionStore vertx(Vertx vertx) {
        return LocalSessionStore.create(vertx); // finding
    }
}
