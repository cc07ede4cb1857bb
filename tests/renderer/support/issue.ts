// Steps of an issue that several tests take.
import type { Page } from '@playwright/test';

/** Opens the form by the button, and waits until the cluster said who we are. */
export async function openForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Issue token' }).click();
  await page.getByText('Name is valid and free').waitFor();
}

export async function checkPlan(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Check the plan' }).click();
  await page.getByRole('listbox', { name: 'Objects of the plan' }).waitFor();
}
