package com.shop.remote;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import software.amazon.awssdk.services.ssm.SsmClient;

class Remote {
    Channel run(Session session) throws JSchException {
        return session.openChannel("exec"); // finding
    }

    void script(SsmClient ssm, String id) {
        ssm.sendCommand(request -> request
                .documentName("AWS-RunShellScript") // finding
                .instanceIds(id));
    }
}
