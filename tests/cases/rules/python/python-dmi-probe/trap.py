"""Reads /sys/class/dmi/id/product_uuid on laptops only."""

HELP = "see /sys/class/dmi/id/product_uuid"
