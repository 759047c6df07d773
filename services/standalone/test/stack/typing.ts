/** What an operator types into the console's form, and where it then stands. */
import type { Locator, Page } from 'playwright-core';

/** Numbers that the British regulator keeps for examples; each test has its own. */
export function phonesFrom(first: number): () => string {
  let next = first;
  return () => `+447700900${String(next++).padStart(3, '0')}`;
}

/** By the field's path, as the API names it. */
export const field = (path: string): string => `[data-path="${path}"]`;

async function typePayment(page: Page, index: number, card: string): Promise<void> {
  await page.fill(field(`payments[${index}].paid_at`), '20 min ago');
  await page.fill(field(`payments[${index}].amount`), '5万');
  await page.fill(field(`payments[${index}].to`), card);
}

/** The phone number, for what is found by it. */
export async function typeCase(page: Page, phone: string, cards: readonly string[]): Promise<string> {
  await page.fill('#phone', phone);
  for (const [index, card] of cards.entries()) {
    if (index > 0) await page.keyboard.press('Alt+A');
    await typePayment(page, index, card);
  }
  return phone;
}

export const tileOf = (page: Page, bank: string): Locator =>
  page.locator('.tile', { has: page.locator('h3', { hasText: bank }) });
