package com.shop.web;

class Sessions {
    // new MapSessionRepository(new ConcurrentHashMap<>())
    String name() {
        return "LocalSessionStore";
    }
}
