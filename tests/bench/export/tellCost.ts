/** `node --import tellCost.ts …`: the last words on stderr are the CPU time of the whole process, all threads, in ms, and its highest memory in MB. */
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write(`\ncpu ${(user + system) / 1000} memory ${process.resourceUsage().maxRSS / 1024}\n`);
});
