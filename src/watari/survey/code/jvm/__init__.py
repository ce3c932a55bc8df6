"""What Java and Kotlin share: names with their types, annotations, calls that mean something."""
