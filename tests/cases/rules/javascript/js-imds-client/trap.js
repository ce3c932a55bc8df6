// new MetadataService() in a comment
const text = 'new MetadataService()'
