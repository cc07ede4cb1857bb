// `npm run check:architecture`: checks the rules of ARCHITECTURE.md and names every place that breaks one.
import { fileURLToPath } from 'node:url';
import { Project } from './architecture/project.ts';
import { rules } from './architecture/rules.ts';

const project = Project.read(fileURLToPath(new URL('..', import.meta.url)));
let broken = 0;
for (const { name, sentence, violations } of rules) {
  const found = violations(project);
  if (found.length === 0) continue;
  broken += 1;
  process.stdout.write(`${name}: ${sentence}.\n`);
  for (const { path, line, what } of found) {
    process.stdout.write(`  ${path}${line === undefined ? '' : `:${line}`} ${what}\n`);
  }
}
process.stdout.write(`${rules.length} rules, ${project.sources.length} code files, ${broken} rules broken\n`);
process.exitCode = broken === 0 ? 0 : 1;
