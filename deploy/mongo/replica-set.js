// Makes the one-member replica set on the first call and answers whether it takes writes: the container's health check.
try {
  rs.status();
} catch (notYet) {
  rs.initiate({ _id: 'rs0', members: [{ _id: 0, host: 'mongo:27017' }] });
}
quit(db.hello().isWritablePrimary ? 0 : 1);
