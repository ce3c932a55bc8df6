package com.shop.prices;

import com.shop.books.Library;

class Prices {
    // System.loadLibrary("pricing")
    void load(Library library) {
        library.loadLibrary("pricing");
    }
}
