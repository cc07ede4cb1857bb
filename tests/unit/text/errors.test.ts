// Every error has a message and a next step, and none shows through as code.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../../src/shared/ipc/result.ts';
import { describeError, errorAsText } from '../../../src/shared/text/errors.ts';
import { sampleOf } from '../../support/contract-samples.ts';

/** The smallest error of each code, once for each reason that it knows. */
function oneOfEach(): AppError[] {
  return AppError.options.flatMap((option) => {
    const smallest = sampleOf(option) as object;
    const reason: unknown = 'reason' in option.shape ? option.shape.reason : undefined;
    const reasons = reason instanceof z.ZodEnum ? reason.options : [undefined];
    return reasons.map((one) => AppError.parse(one === undefined ? smallest : { ...smallest, reason: one }));
  });
}

test('Every error code has a message and a hint that end like sentences', () => {
  const unfinished = oneOfEach()
    .map((error) => ({ code: error.code, ...describeError(error) }))
    .filter(
      ({ message, hint }) =>
        !/[.!?]$/.test(message) || !/[.!?]$/.test(hint) || /undefined|\[object/.test(message + hint),
    );
  expect(unfinished).toEqual([]);
});

test('An error to paste has message, code and the other side’s words', () => {
  expect(errorAsText({ code: 'keychain-locked', detail: 'Cannot get secret of a locked object' })).toBe(
    'The keychain is locked. Unlock it, then try again.\ncode: keychain-locked\nCannot get secret of a locked object',
  );
});
