package com.shop.pictures;

import ai.djl.Device;
import jcuda.runtime.JCuda; // finding

class Pictures {
    Device device() {
        return Device.gpu(); // finding
    }
}
