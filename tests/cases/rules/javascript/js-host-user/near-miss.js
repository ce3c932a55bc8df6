// process.setuid
if (process.getuid() === 0) {
  process.setuid('node');
}
process.setgid(Number(process.env.GID));
