// Lines to paste into a terminal stay what they look like, whatever names they hold.
import { expect, test } from 'vitest';
import { enableClusterConnect, proxyCommand } from '../../../src/shared/text/arc-commands.ts';
import { bashWord, powershellWord } from '../../../src/shared/text/shell-word.ts';

test('a word that a shell would read otherwise is quoted', () => {
  const names = [
    'edge-ams-01',
    "o'neill",
    'a b',
    '$(reboot)',
    'x;y',
    '-n',
    '',
    'a\nb',
    'a\u202eb',
    '‘; reboot; ’',
  ];

  expect(names.map((name) => [bashWord(name), powershellWord(name)])).toEqual([
    ['edge-ams-01', 'edge-ams-01'],
    [String.raw`'o'\''neill'`, "'o''neill'"],
    ["'a b'", "'a b'"],
    ["'$(reboot)'", "'$(reboot)'"],
    ["'x;y'", "'x;y'"],
    ['-n', "'-n'"],
    ["''", "''"],
    ["'a b'", "'a b'"],
    ["'a b'", "'a b'"],
    ["'‘; reboot; ’'", "'‘‘; reboot; ’’'"],
  ]);
});

test('a hostile resource name stays one word of the command', () => {
  const resource = { name: 'x; rm -rf ~', resourceGroup: 'rg' };

  expect([enableClusterConnect(resource), proxyCommand('powershell', resource)]).toEqual([
    "az connectedk8s enable-features --features cluster-connect -n 'x; rm -rf ~' -g rg",
    "$TOKEN = Read-Host -MaskInput 'Token'\naz connectedk8s proxy -n 'x; rm -rf ~' -g rg --file ./portal-proxy.kubeconfig --token $TOKEN; Remove-Variable TOKEN",
  ]);
});
