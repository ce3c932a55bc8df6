package com.shop.remote;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;

class Remote {
    /** Files for a partner. */
    Channel files(Session session) throws JSchException {
        return session.openChannel("sftp");
    }
}
