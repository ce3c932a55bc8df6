package com.shop.store;

import com.shop.people.ProfileCredentialsProvider;

class Clients {
    // ProfileCredentialsProvider.create("orders") of the SDK is for developers.
    Object login() {
        return new ProfileCredentialsProvider("customer");
    }
}
