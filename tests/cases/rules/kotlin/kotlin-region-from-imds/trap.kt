package com.shop.store

import com.shop.map.Regions

class Home {
    /** Not Regions.getCurrentRegion() of the SDK: a part of the world map. */
    fun current() = Regions.getCurrentRegion()

    fun key() = "labels/placement/region"
}
