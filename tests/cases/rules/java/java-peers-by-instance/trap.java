package com.shop.host;

import com.shop.desk.PeersDesk;

/** com.amazonaws.services.ec2 and software.amazon.awssdk.services.ec2 with getPrivateIpAddress are what the desk hides. */
class Peers {
    private final PeersDesk desk = new PeersDesk();

    Object ask(String id) {
        return desk.describeInstances(id);
    }
}
