package com.shop.host

import com.shop.desk.PeersDesk

/** com.amazonaws.services.ec2 and software.amazon.awssdk.services.ec2 with privateIpAddress are what the desk hides. */
class Peers(private val desk: PeersDesk) {
    fun ask(id: String) = desk.describeInstances(id)
}
