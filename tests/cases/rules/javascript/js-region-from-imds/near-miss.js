async function zone(metadata) {
  return metadata.request('/latest/meta-data/placement/availability-zone', {}) // not placement/region
}
