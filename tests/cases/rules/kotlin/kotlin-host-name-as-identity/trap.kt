package com.shop.jobs

import com.shop.people.Owner

class Worker(private val person: Owner) {
    // owner = InetAddress.getLocalHost().hostName
    val ownerId = person.hostName
}
