package com.acme.orders;

import com.acme.orders.aws.Identity;

public class Application {
    public static void main(String[] arguments) {
        System.out.println(new Identity().id());
    }
}
