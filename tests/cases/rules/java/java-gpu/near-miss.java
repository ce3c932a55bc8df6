package com.shop.pictures;

import ai.djl.Device;

class Pictures {
    /** Not Device.gpu(). */
    Device device() {
        return Device.cpu();
    }
}
