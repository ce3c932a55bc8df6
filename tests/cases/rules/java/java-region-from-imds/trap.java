package com.shop.store;

import com.shop.map.Regions;

class Home {
    /** Not Regions.getCurrentRegion() of the SDK: a part of the world map. */
    Object current() {
        return Regions.getCurrentRegion();
    }

    String key() {
        return "labels/placement/region";
    }
}
