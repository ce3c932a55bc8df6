package com.shop.host

import com.shop.desk.LifecycleDesk

/** com.amazonaws.services.autoscaling and software.amazon.awssdk.services.autoscaling are what the desk hides. */
class Lifecycle(private val desk: LifecycleDesk) {
    fun ask(id: String) = desk.completeLifecycleAction(id)
}
