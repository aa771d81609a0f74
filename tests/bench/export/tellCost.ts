/** `node --import tellCost.ts …`: the last word on stderr is the CPU time of the whole process, all threads, in ms. */
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(`\ncpu ${(user + system) / 1000}\n`);
});
