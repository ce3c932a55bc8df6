async function region(metadata) {
  return metadata.request('/latest/meta-data/placement/region', {}) // finding
}
