// Old syntax and no imports: this has to be readable to the Node that it refuses.
if (Number(process.version.slice(1).split('.')[0]) < 18) {
  console.error(
    `Relais needs Node 18 or newer to start, this is ${process.version}; it then brings its own Node 26.`,
  );
  process.exit(1);
}
