class MetadataService {
  request(path, done) {
    done(null, path);
  }
}

const metadata = new MetadataService();
metadata.request('/latest/meta-data/placement/availability-zone', console.log);
console.log('169.254.169.254/latest/meta-data/placement/availability-zone');
