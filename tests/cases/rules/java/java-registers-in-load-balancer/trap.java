package com.shop.host;

import com.shop.desk.TargetsDesk;

/** com.amazonaws.services.elasticloadbalancingv2 and software.amazon.awssdk.services.elasticloadbalancingv2 are what the desk hides. */
class Targets {
    private final TargetsDesk desk = new TargetsDesk();

    Object ask(String id) {
        return desk.registerTargets(id);
    }
}
