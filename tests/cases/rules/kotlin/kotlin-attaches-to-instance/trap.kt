package com.shop.host

import com.shop.desk.DisksDesk

/** com.amazonaws.services.ec2 and software.amazon.awssdk.services.ec2 are what the desk hides. */
class Disks(private val desk: DisksDesk) {
    fun ask(id: String) = desk.attachVolume(id)
}
