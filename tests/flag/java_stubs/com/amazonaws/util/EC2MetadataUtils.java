package com.amazonaws.util;

public class EC2MetadataUtils {
    public static String getInstanceId() {
        return "i-1";
    }

    public static String getAvailabilityZone() {
        return "eu-west-1a";
    }

    public static String getPrivateIpAddress() {
        return "10.0.0.1";
    }

    public static String getEC2InstanceRegion() {
        return "eu-west-1";
    }

    public static String getLocalHostName() {
        return "ip-10-0-0-1";
    }
}
