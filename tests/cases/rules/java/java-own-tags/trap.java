package com.shop.host;

import com.shop.desk.LabelsDesk;

/** com.amazonaws.services.ec2 and software.amazon.awssdk.services.ec2 are what the desk hides. */
class Labels {
    private final LabelsDesk desk = new LabelsDesk();

    Object ask(String id) {
        return desk.describeTags(id);
    }
}
