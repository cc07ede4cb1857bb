// Which proxy the environment asks for, by Go's rules.
import { expect, test } from 'vitest';
import { environmentProxy } from '../../../src/main/kubernetes/proxy.ts';

const P = 'http://proxy.test:3128';
const far = 'https://api.site.test:6443';

const cases: readonly (readonly [string, string, Readonly<Record<string, string>>, string | undefined])[] = [
  ['nothing set', far, {}, undefined],
  ['HTTPS_PROXY for https', far, { HTTPS_PROXY: P }, P],
  ['capitals win', far, { HTTPS_PROXY: P, https_proxy: 'http://other' }, P],
  ['an empty one in capitals does not', far, { HTTPS_PROXY: '', https_proxy: P }, P],
  ['no scheme means http', far, { HTTPS_PROXY: 'proxy.test:3128' }, P],
  ['HTTP_PROXY not for https', far, { HTTP_PROXY: P }, undefined],
  ['HTTP_PROXY for http', 'http://api.site.test', { HTTP_PROXY: P }, P],
  [
    'HTTP_PROXY never in a CGI program',
    'http://api.site.test',
    { HTTP_PROXY: P, REQUEST_METHOD: 'GET' },
    undefined,
  ],
  ['never for localhost', 'https://localhost:6443', { HTTPS_PROXY: P }, undefined],
  ['never for 127.x', 'https://127.9.9.9:6443', { HTTPS_PROXY: P }, undefined],
  ['never for ::1', 'https://[::1]:6443', { HTTPS_PROXY: P }, undefined],
  ['NO_PROXY: star', far, { HTTPS_PROXY: P, NO_PROXY: '*' }, undefined],
  ['NO_PROXY: the name', far, { HTTPS_PROXY: P, NO_PROXY: 'a, API.site.test ,b' }, undefined],
  ['NO_PROXY: a domain takes subdomains', far, { HTTPS_PROXY: P, NO_PROXY: 'site.test' }, undefined],
  [
    'NO_PROXY: a domain with dot takes subdomains',
    far,
    { HTTPS_PROXY: P, NO_PROXY: '.site.test' },
    undefined,
  ],
  [
    'NO_PROXY: a domain with dot not the domain',
    'https://site.test',
    { HTTPS_PROXY: P, NO_PROXY: '.site.test' },
    P,
  ],
  ['NO_PROXY: a star before the dot', far, { HTTPS_PROXY: P, NO_PROXY: '*.site.test' }, undefined],
  ['NO_PROXY: no part of a name', far, { HTTPS_PROXY: P, NO_PROXY: 'ite.test' }, P],
  ['NO_PROXY: this port', far, { HTTPS_PROXY: P, NO_PROXY: 'site.test:6443' }, undefined],
  ['NO_PROXY: another port', far, { HTTPS_PROXY: P, NO_PROXY: 'site.test:443' }, P],
  ['NO_PROXY: an address', 'https://10.1.2.3', { HTTPS_PROXY: P, NO_PROXY: '10.1.2.3' }, undefined],
  [
    'NO_PROXY: an address with another port',
    'https://10.1.2.3',
    { HTTPS_PROXY: P, NO_PROXY: '10.1.2.3:80' },
    P,
  ],
  ['NO_PROXY: a block', 'https://10.1.2.3', { HTTPS_PROXY: P, NO_PROXY: '10.0.0.0/8' }, undefined],
  ['NO_PROXY: another block', 'https://10.1.2.3', { HTTPS_PROXY: P, NO_PROXY: '10.2.0.0/16' }, P],
  ['NO_PROXY: a block says nothing of names', far, { HTTPS_PROXY: P, NO_PROXY: '0.0.0.0/0' }, P],
  [
    'NO_PROXY: an address of version 6',
    'https://[fd00::1]',
    { HTTPS_PROXY: P, NO_PROXY: '[fd00::1]:443' },
    undefined,
  ],
  [
    'NO_PROXY: a block of version 6',
    'https://[fd00::1]',
    { HTTPS_PROXY: P, NO_PROXY: 'fd00::/8' },
    undefined,
  ],
  ['NO_PROXY: rubbish', far, { HTTPS_PROXY: P, NO_PROXY: ',,:80,/8' }, P],
];

test.each(cases)('%s', (_title, server, variables, proxy) => {
  expect(environmentProxy(server, variables)).toBe(proxy);
});
