package com.shop.licence;

class LicenceCheck {
    // card.getHardwareAddress()
    boolean valid(String key) {
        return key.startsWith("getHardwareAddress");
    }
}
