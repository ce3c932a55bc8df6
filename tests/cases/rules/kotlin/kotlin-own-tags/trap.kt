package com.shop.host

import com.shop.desk.LabelsDesk

/** com.amazonaws.services.ec2 and software.amazon.awssdk.services.ec2 are what the desk hides. */
class Labels(private val desk: LabelsDesk) {
    fun ask(id: String) = desk.describeTags(id)
}
