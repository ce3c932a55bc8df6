class MetadataService {
  request(path, done) {
    done(null, path);
  }
}

const metadata = new MetadataService();
metadata.request('/latest/user-data', console.log);
console.log('169.254.169.254/latest/user-data');
