package com.shop.host;

import com.shop.desk.LifecycleDesk;

/** com.amazonaws.services.autoscaling and software.amazon.awssdk.services.autoscaling are what the desk hides. */
class Lifecycle {
    private final LifecycleDesk desk = new LifecycleDesk();

    Object ask(String id) {
        return desk.completeLifecycleAction(id);
    }
}
