package com.shop.store;

import com.shop.fakes.BasicAWSCredentials;

class Clients {
    // new com.amazonaws.auth.BasicAWSCredentials(key, secret) is gone
    Object keys(String key, String secret) {
        return new BasicAWSCredentials(key, secret);
    }
}
