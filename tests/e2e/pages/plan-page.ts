// The plan: its steps with their verdicts, what is missing, and the YAML.
import type { Locator, Page } from '@playwright/test';
import { text } from '../../../src/shared/text/en.ts';

export class PlanPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get steps(): Locator {
    return this.page.getByRole('listbox', { name: text.plan.steps });
  }

  /** Kind and verdict of each step, in order: `Namespace passed`. */
  async verdicts(): Promise<string[]> {
    await this.steps.waitFor();
    return this.steps
      .getByRole('option')
      .evaluateAll((all) =>
        all.map(
          (step) => `${step.getAttribute('data-kind') ?? ''} ${step.getAttribute('data-verdict') ?? ''}`,
        ),
      );
  }

  /** Why the chosen step is refused. */
  get refusal(): Locator {
    return this.page.getByRole('alert');
  }

  /** Copies the YAML for an administrator. It is taken at the page: a browser without a screen has a clipboard of its own. */
  async copyAdministratorYaml(): Promise<string> {
    const copied = this.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const take = (event: ClipboardEvent) => resolve(event.clipboardData?.getData('text/plain') ?? '');
          window.addEventListener('copy', take, { once: true });
        }),
    );
    await this.refusal.getByRole('button', { name: text.plan.adminYaml }).click();
    return copied;
  }
}
