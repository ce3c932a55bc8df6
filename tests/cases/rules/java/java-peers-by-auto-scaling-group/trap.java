package com.shop.host;

import com.shop.desk.MembersDesk;

/** com.amazonaws.services.autoscaling and software.amazon.awssdk.services.autoscaling with getInstances() are what the desk hides. */
class Members {
    private final MembersDesk desk = new MembersDesk();

    Object ask(String id) {
        return desk.describeAutoScalingGroups(id);
    }
}
