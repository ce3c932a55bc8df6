package com.shop;

import com.shop.spirits.Daemon;

/** Not of org.apache.commons.daemon. */
class Orders implements Daemon {
    public void start() {}
}
