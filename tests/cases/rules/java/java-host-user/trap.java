package com.shop.files;

class Owners {
    // users.lookupPrincipalByName("ec2-user")
    String help() {
        return "lookupPrincipalByName";
    }
}
