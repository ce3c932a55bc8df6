package com.shop.jobs;

import com.shop.people.Owner;

class Worker {
    // owner = InetAddress.getLocalHost().getHostName()
    String owner(Owner owner) {
        String ownerId = owner.getHostName();
        return ownerId;
    }
}
