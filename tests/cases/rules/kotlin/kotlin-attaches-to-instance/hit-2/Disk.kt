package com.shop.disk

import com.amazonaws.services.ec2.model.AttachVolumeRequest

class Disk : Clients() {
    fun attach(volume: String, instance: String) =
        ec2.attachVolume(AttachVolumeRequest(volume, instance, "/dev/xvdf")) // finding
}
