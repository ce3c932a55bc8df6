package com.shop.registry;

import com.shop.books.AmazonInfo;

class Registry {
    Object books() {
        return AmazonInfo.Builder.newBuilder().autoBuild("books");
    }
}
