package com.shop.host

import com.amazonaws.services.ec2.AmazonEC2
import com.amazonaws.services.ec2.model.DescribeVolumesRequest

/** Lists volumes by resource-id; its own tags come from the task metadata. */
class Labels(private val client: AmazonEC2) {
    fun list() = client.describeVolumes(DescribeVolumesRequest())

    fun name() = "describeTags"
}
