package com.shop.host

import com.amazonaws.services.ec2.AmazonEC2
import com.amazonaws.services.ec2.model.DescribeVolumesRequest

/** Looks at volumes; it attaches none. */
class Disks(private val client: AmazonEC2) {
    fun list() = client.describeVolumes(DescribeVolumesRequest())

    fun name() = "attachVolume"
}
