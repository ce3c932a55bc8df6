package com.shop.pictures;

class Pictures {
    // import jcuda.runtime.JCuda;
    String name() {
        return "jcuda";
    }
}
