class MetadataService {
  request(path, done) {
    done(null, path);
  }
}

const metadata = new MetadataService();
metadata.request('/latest/dynamic/instance-identity/document', console.log);
console.log('169.254.169.254/latest/dynamic/instance-identity/document');
