// Everything that a user can do with tokens, and every way in which it fails, in an app that is watched.
import { randomUUID } from 'node:crypto';
import { text } from '../../src/shared/text/en.ts';
import { JobId, type ContextId } from '../../src/shared/ids.ts';
import type { Issued } from '../../src/shared/issuance.ts';
import type { Result } from '../../src/shared/ipc/result.ts';
import type { Plan } from '../../src/shared/plan.ts';
import type { Keep } from '../../src/shared/token.ts';
import { requestTo, type FaultProxy } from '../support/fault-proxy/fault-proxy.ts';
import type { Fault } from '../support/fault-proxy/faults.ts';
import { HistoryPage } from '../e2e/pages/history-page.ts';
import { MainWindow } from '../e2e/pages/main-window.ts';
import { TokensPage } from '../e2e/pages/tokens-page.ts';
import type { Canaries } from './canaries.ts';
import type { Search } from './search.ts';
import type { WatchedDesk } from './watched-desk.ts';

export class Actions {
  /** What came of each stranger, for the report. */
  readonly outcomes: string[] = [];
  readonly #watched: WatchedDesk;
  readonly #canaries: Canaries;
  readonly #search: Search;

  constructor(watched: WatchedDesk, canaries: Canaries, search: Search) {
    this.#watched = watched;
    this.#canaries = canaries;
    this.#search = search;
  }

  /** The main job in the window, with reveal, history, restart and forget. */
  async mainJob(): Promise<void> {
    const watched = this.#watched;
    const issue = await new MainWindow(watched.page).issueToken('direct', 'canary', 'kept');
    await this.#step('issued');
    await issue.copyToken();
    this.#canaries.add('the issued token', await watched.desk.clipboard());
    await this.#step('copied');
    await issue.done();
    await this.#step('home');
    await this.#reveal();
    await watched.restart('main job');
    await new TokensPage(watched.page).copy('kept');
    await this.#step('copied again');
    await new MainWindow(watched.page).show('history');
    await new HistoryPage(watched.page).events.first().click();
    await this.#step('history');
    await new MainWindow(watched.page).show('settings');
    await this.#step('settings');
    await new MainWindow(watched.page).show('tokens');
    await new TokensPage(watched.page).forget('kept');
    await this.#step('forgotten');
  }

  /** Tokens that are never stored, and one that nobody copies. */
  async otherWaysToKeep(): Promise<void> {
    for (const keep of ['until-quit', 'copy-once'] as const) {
      const issued = await this.#issue('direct', keep, keep);
      if (!issued.ok) throw new Error(`no token to keep ${keep}: ${issued.error.code}`);
      const { issuanceId } = issued.value.token;
      await this.#watched.ask('tokens.copy', { issuanceId, purpose: 'portal' });
      this.#canaries.add(`a token kept ${keep}`, await this.#watched.desk.clipboard());
      await this.#watched.ask('tokens.copy', { issuanceId, purpose: 'plain' });
      await this.#watched.ask('tokens.clearClipboard', {});
      await this.#step(keep);
    }
  }

  /** Each fault at the request for the token, at the creation of its Secret, and at the review of it. */
  async faults(proxy: FaultProxy): Promise<void> {
    const faults: readonly Fault[] = [
      { kind: 'drop-mid-answer' },
      { kind: 'reset' },
      { kind: 'garbage-body' },
      { kind: 'redirect' },
      { kind: 'status', code: 500 },
      { kind: 'status', code: 429, retryAfter: 1 },
      { kind: 'huge-body', bytes: 20_000_000 },
      { kind: 'warning', text: 'requested expiration shortened' },
    ];
    for (const part of ['/token', '/secrets', '/selfsubjectreviews']) {
      for (const fault of faults) {
        const planned = await this.#plan('faulty', 'faulty');
        proxy.when(requestTo('POST', part), fault, { times: 3 });
        const answer = await this.#apply(planned, 'keychain');
        this.outcomes.push(`${fault.kind} at ${part}: ${answer.ok ? 'ok' : answer.error.code}`);
        await proxy.clear();
      }
      await this.#step(`faults at ${part}`);
    }
    await this.#cancelled(proxy);
  }

  /** Servers that repeat what they were sent, programs that say their secrets, files that are broken. */
  async strangers(names: readonly string[]): Promise<void> {
    for (const name of names) {
      const contextId = await this.#contextId(name);
      if (contextId === undefined) continue;
      this.outcomes.push(`${name}: ${await this.#useAll(contextId, name)}`);
      await new MainWindow(this.#watched.page).cluster(name).first().click();
      await this.#watched.page.waitForTimeout(400);
      await this.#step(`opened ${name}`);
    }
    await new MainWindow(this.#watched.page).show('settings');
    await this.#step('files with problems');
  }

  /** A token that cannot be kept because the keychain is `how`. */
  async brokenKeychain(how: string): Promise<void> {
    const answer = await this.#issue('direct', 'keychain', `keychain-${how}`);
    this.outcomes.push(`keychain ${how}: ${answer.ok ? 'ok' : answer.error.code}`);
    await this.#watched.ask('keychain.check', {});
    await this.#step(`keychain ${how}`);
  }

  /** Opens a cluster, with consent where it is asked for, and calls all that talks to it; says what came of it. */
  async #useAll(contextId: ContextId, name: string): Promise<string> {
    const ask = this.#watched.ask.bind(this.#watched);
    const open = () => ask('clusters.open', { jobId: newJob(), contextId });
    const first = await open();
    if (!first.ok && first.error.code === 'exec-not-allowed') {
      await ask('clusters.consent', { contextId, digest: first.error.request.digest });
      await open();
    }
    const account = { contextId, namespace: 'canary', name: 'stranger' };
    const answers = [
      await open(),
      await ask('accounts.namespaces', { contextId }),
      await ask('accounts.list', { contextId }),
      await ask('accounts.roles', { contextId }),
      await ask('accounts.rights', account),
      await this.#issue(name, 'until-quit', 'stranger'),
    ];
    return answers.map((answer) => (answer.ok ? 'ok' : answer.error.code)).join(', ');
  }

  async #cancelled(proxy: FaultProxy): Promise<void> {
    const planned = await this.#plan('faulty', 'cancelled');
    proxy.when(requestTo('POST', '/token'), { kind: 'delay', ms: 1000 });
    const jobId = newJob();
    const issuing = this.#apply(planned, 'keychain', jobId);
    await this.#watched.page.waitForTimeout(300);
    await this.#watched.ask('jobs.cancel', { jobId });
    await issuing;
    await proxy.clear();
    await this.#step('cancelled');
  }

  async #reveal(): Promise<void> {
    const { page, desk } = this.#watched;
    const opened = desk.app.waitForEvent('window');
    await new TokensPage(page).row('kept').getByRole('button', { name: text.tokens.more }).click();
    await page.getByRole('menuitem', { name: text.tokens.reveal }).click();
    const revealed = await opened;
    await revealed.getByLabel(text.reveal.label).waitFor();
    this.#search.look('page', 'masked reveal', await revealed.content());
    await revealed.getByRole('button', { name: text.reveal.show }).click();
    await revealed.getByText(/^ey/).waitFor();
    await this.#step('revealed elsewhere');
    await revealed
      .getByRole('button', { name: text.reveal.close })
      .click()
      .catch(() => undefined);
  }

  async #issue(context: string, keep: Keep, name: string): Promise<Result<Issued>> {
    return this.#apply(await this.#plan(context, name), keep);
  }

  async #plan(context: string, name: string): Promise<Result<Plan>> {
    const contextId = await this.#contextId(context);
    if (contextId === undefined) throw new Error(`there is no context ${context}`);
    return this.#watched.ask('accounts.plan', {
      jobId: newJob(),
      request: {
        ...{ contextId, namespace: 'canary', name },
        ...{ role: { kind: 'preset', preset: 'view' }, scope: { kind: 'cluster' } },
        ...{
          lifetime: { kind: 'seconds', seconds: 3600 },
          audiences: [],
          revocable: true,
          route: 'token-request',
        },
      },
    });
  }

  async #apply(planned: Result<Plan>, keep: Keep, jobId = newJob()): Promise<Result<Issued>> {
    if (!planned.ok) return planned;
    const confirmed = { escalationConfirmed: true, insecureConfirmed: true };
    return this.#watched.ask('tokens.issue', { jobId, planId: planned.value.planId, keep, ...confirmed });
  }

  async #contextId(name: string): Promise<ContextId | undefined> {
    const listed = await this.#watched.ask('clusters.list', {});
    return listed.ok ? listed.value.rows.find((row) => row.name === name)?.contextId : undefined;
  }

  #step(name: string): Promise<void> {
    return this.#watched.lookAtPage(name);
  }
}

function newJob(): JobId {
  return JobId.parse(randomUUID());
}
