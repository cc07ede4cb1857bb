// A program for tests: takes an instance lease in the folder of its first argument, prints its id and stays.
import { InstanceLease } from '../../../src/main/storage/instance-lease.ts';

const lease = InstanceLease.take(process.argv[2] ?? '');
process.stdout.write(`${lease.id}\n`);
setInterval(() => lease.isAlive(lease.id), 60_000);
