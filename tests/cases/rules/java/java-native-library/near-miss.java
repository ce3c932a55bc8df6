package com.shop.prices;

import java.nio.file.Path;
import java.util.Properties;

class Prices {
    void load(Path extracted) {
        System.load(extracted.toString());
        System.loadLibrary("net");
    }
}
