package com.shop.remote;

class Remote {
    // com.jcraft.jsch: session.openChannel("exec")
    String help() {
        return "openChannel of AWS-RunShellScript";
    }
}
