// The words of a failing exec plugin, as they may be shown.
import { expect, it } from 'vitest';
import { shownComplaint } from '../../../src/main/clusters/exec/complaint.ts';
import { sampleToken } from '../../support/sample-token.ts';

it.each([
  ['no token 5f0c3a9be1d24c7788aa01bb23cc45dd67ee89ff here', 'no token [redacted] here'],
  ['k8s-aws-v1.aHR0cHM6Ly9zdHMuYW1hem9uYXdzLmNvbS8_QWN0aW9uPUdldA', 'k8s-aws-v1.[redacted]'],
  [`bad token ${sampleToken()}`, 'bad token [redacted]'],
  ['answer="MTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1ub3A="', 'answer="[redacted]"'],
])('hides what could be a credential: %s', (said, shown) => {
  expect(shownComplaint(said)).toBe(shown);
});

it.each([
  'AADSTS50076: use multi-factor authentication. Correlation ID: 0c3f7f0e-5f6c-4b8e-9d55-6f1f1c2d3e4f',
  '/usr/local/bin/aws-iam-authenticator: line 12: https://login.microsoftonline.com/common/oauth2',
  'Please run az login --use-device-code-for-authentication',
])('keeps what helps: %s', (said) => {
  expect(shownComplaint(said)).toBe(said);
});
