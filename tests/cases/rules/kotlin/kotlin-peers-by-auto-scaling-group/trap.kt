package com.shop.host

import com.shop.desk.MembersDesk

/** com.amazonaws.services.autoscaling and software.amazon.awssdk.services.autoscaling with instances() are what the desk hides. */
class Members(private val desk: MembersDesk) {
    fun ask(id: String) = desk.describeAutoScalingGroups(id)
}
