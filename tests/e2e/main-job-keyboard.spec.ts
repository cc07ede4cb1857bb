// The main job by keyboard alone, with eyes on where the focus is.
import { text } from '../../src/shared/text/en.ts';
import { contextName, expect, test } from '../support/e2e.ts';
import { whoHolds } from '../support/token-user.ts';
import { ConfirmDialog } from './pages/confirm-dialog.ts';
import { HistoryPage } from './pages/history-page.ts';
import { IssuePage } from './pages/issue-page.ts';
import { Keyboard } from './pages/keyboard.ts';
import { MainWindow } from './pages/main-window.ts';
import { PlanPage } from './pages/plan-page.ts';

test('A keyboard is enough for the main job, and the focus shows at every step', async ({
  controlPlane,
  desk,
  namespace,
}) => {
  const { page } = desk;
  // Transitions would blur the look of a place before and after.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const window = new MainWindow(page);
  const keyboard = new Keyboard(page);
  await keyboard.use(window.cluster(contextName));
  await page.getByText(text.cluster.permissions.title).waitFor();
  await keyboard.use(page.getByRole('button', { name: text.tokens.issue }));

  const issue = new IssuePage(page);
  await issue.name.waitFor();
  await keyboard.type(issue.namespace, namespace);
  await keyboard.type(issue.name, 'by-keys');
  await page.getByText(text.issue.nameFree).waitFor();
  await keyboard.goTo(issue.choice('Arc portal reader'));
  await keyboard.goTo(issue.choice('edit'), 'ArrowDown');
  await keyboard.goTo(issue.choice('8 h'));
  await keyboard.goTo(issue.choice('1 h'), 'ArrowLeft');
  await keyboard.use(issue.check);

  await issue.create.waitFor();
  const plan = new PlanPage(page);
  await keyboard.goTo(plan.steps.getByRole('option', { selected: true }));
  await keyboard.goTo(plan.steps.getByRole('option').last(), 'ArrowDown');
  await keyboard.use(issue.create);
  const confirm = new ConfirmDialog(page);
  const asked = await confirm.words();
  await keyboard.use(confirm.goOn);

  await issue.result.waitFor();
  await keyboard.use(issue.copy);
  await issue.result.getByRole('button', { name: text.tokens.copied }).waitFor();
  const token = await desk.clipboard();

  await keyboard.press('Control+2');
  const history = new HistoryPage(page);
  await keyboard.type(history.search, namespace);
  await expect(history.events).toHaveCount(2);
  await keyboard.goTo(history.events.first());
  await keyboard.goTo(history.event('issued'), 'ArrowDown');
  await keyboard.press('Enter');
  await page.getByText(text.history.details.fingerprint).waitFor();
  await keyboard.press('Tab');
  const account = `system:serviceaccount:${namespace}:by-keys`;
  expect({
    confirmed: asked.length > 1,
    holds: await whoHolds(controlPlane, token),
    history: await history.lines(),
    unseen: [...keyboard.unseen],
  }).toEqual({
    confirmed: true,
    holds: { kubectl: account, review: account },
    history: [
      `Copied by-keys on ${contextName} To the clipboard`,
      `Issued by-keys on ${contextName} 1 h granted, 1 h asked`,
    ],
    unseen: [],
  });
});
