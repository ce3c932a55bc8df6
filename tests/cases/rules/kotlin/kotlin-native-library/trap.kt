package com.shop.prices

import com.shop.books.Library

class Prices {
    // System.loadLibrary("pricing")
    fun load(library: Library) = library.loadLibrary("pricing")
}
