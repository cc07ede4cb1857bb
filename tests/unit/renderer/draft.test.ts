// The issue form's decisions: defaults, what is missing, and the request that comes of it.
import { expect, test } from 'vitest';
import { defaultDraft, problemsOf, requestOf } from '../../../src/renderer/features/issue/draft.ts';
import { ContextId } from '../../../src/shared/ids.ts';
import { SetUpRequest } from '../../../src/shared/plan.ts';
import { Settings } from '../../../src/shared/settings.ts';

const contextId = ContextId.parse(`ctx-${'a'.repeat(24)}`);
const draft = defaultDraft(Settings.parse({}), 'keychain');

test('The untouched form asks for a portal reader for 8 hours, and the contract takes it', () => {
  expect(SetUpRequest.parse(requestOf(draft, contextId))).toEqual({
    contextId,
    namespace: 'portal-access',
    name: 'portal-reader',
    role: { kind: 'preset', preset: 'arc-portal-reader' },
    scope: { kind: 'cluster' },
    lifetime: { kind: 'seconds', seconds: 28_800 },
    audiences: [],
    revocable: true,
    route: 'token-request',
  });
});

test('Where the server is known to cut, the longest lifetime that fits is chosen', () => {
  const settings = Settings.parse({ lifetimeSeconds: 2_592_000 });
  expect(defaultDraft(settings, 'keychain', { lifetimeCapSeconds: 86_400, routes: [] }).lifetime).toBe(
    86_400,
  );
});

test('Where the server does not issue on request, the route that it has is chosen, and no lifetime is asked for', () => {
  const here = defaultDraft(Settings.parse({}), 'keychain', {
    routes: [
      { route: 'token-request', verdict: 'unavailable', why: 'not-served' },
      { route: 'token-secret', verdict: 'recommended', why: 'never-expires' },
    ],
  });
  const { route, lifetime } = requestOf({ ...here, lifetime: 'custom', amount: 'nonsense' }, contextId);
  expect({ route, lifetime, problems: Object.keys(problemsOf(here)) }).toEqual({
    route: 'token-secret',
    lifetime: { kind: 'server-default' },
    problems: ['reason'],
  });
});

test('Each decision that is missing or wrong is named at its field', () => {
  const wrong = {
    ...draft,
    namespace: 'Portal',
    name: '',
    where: 'namespaces',
    lifetime: 'custom',
    amount: '5',
    unit: 'minutes',
    audiences: 'a'.repeat(300),
  } as const;
  const long = { ...draft, lifetime: 2_592_000 };
  expect([Object.keys(problemsOf(wrong)), Object.keys(problemsOf(long)), problemsOf(draft)]).toEqual([
    ['namespace', 'name', 'namespaces', 'lifetime', 'audiences'],
    ['reason'],
    {},
  ]);
});

test('A Role holds in its own namespace, whatever was chosen before', () => {
  const role = { kind: 'role', namespace: 'web', name: 'deployer' } as const;
  expect(requestOf({ ...draft, role }, contextId).scope).toEqual({ kind: 'namespaces', namespaces: ['web'] });
});
