package com.shop.registry

import com.shop.books.AmazonInfo

class Registry {
    fun books() = AmazonInfo.Builder.newBuilder().autoBuild("books")
}
