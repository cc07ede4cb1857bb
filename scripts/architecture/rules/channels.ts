// That the IPC is whole: each channel has a schema, a handler and a test that it refuses.
import type { Project } from '../project.ts';
import type { Rule, Violation } from '../rule.ts';

const namesFile = 'src/shared/ipc/channels.ts';

export const channels: Rule = {
  name: 'channels',
  sentence: 'Every channel has a schema, a handler and a refusal test',
  violations: (project) => {
    const names = project.files.get(namesFile);
    if (names === undefined) return [];
    const [callPart = '', eventPart = ''] = names.split('eventNames');
    const calls = quoted(callPart);
    const folder = (start: string) => textOf(project, start);
    return [
      ...absent([...calls, ...quoted(eventPart)], folder('src/shared/ipc/contract/'), 'has no schema'),
      ...absent(calls, folder('src/main/handlers/'), 'has no handler'),
      ...refusals(calls, folder('tests/unit/desktop/')),
    ];
  },
};

/** A test that walks `callNames` covers them all. */
function refusals(calls: readonly string[], tests: string): Violation[] {
  return /\bcallNames\b/.test(tests) ? [] : absent(calls, tests, 'has no refusal test');
}

function absent(names: readonly string[], text: string, what: string): Violation[] {
  return names
    .filter((name) => !text.includes(`'${name}'`))
    .map((name) => ({ path: namesFile, what: `${name} ${what}` }));
}

function quoted(text: string): string[] {
  return [...text.matchAll(/'([a-z]+\.[a-zA-Z]+)'/g)].map(([, name = '']) => name);
}

function textOf(project: Project, start: string): string {
  return [...project.files]
    .filter(([path]) => path.startsWith(start))
    .map(([, text]) => text)
    .join('\n');
}
