package com.shop;

import info.faljse.SDNotify.SDNotify;

class Shop {
    Class<?> library() {
        return SDNotify.class;
    }
}
