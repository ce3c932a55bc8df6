package com.shop.disk

import com.amazonaws.services.ec2.AmazonEC2
import com.amazonaws.services.ec2.AmazonEC2ClientBuilder

open class Clients {
    protected val ec2: AmazonEC2 = AmazonEC2ClientBuilder.defaultClient()
}
