const { MetadataStore } = require('./metadata')

const metadata = new MetadataStore('MetadataService')
