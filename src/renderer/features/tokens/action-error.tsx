// Where an action on a token says that it failed: on top of the list, until the next one succeeds.
import { createContext, useContext } from 'react';
import type { AppError } from '../../../shared/ipc/result.ts';
import { errorOf } from '../../api.ts';

const Report = createContext<(error: AppError | undefined) => void>(() => undefined);

/** Gives everything inside a place to report to. */
export const ActionErrorProvider = Report;

/** A settled-callback for mutations: shows the error, or clears the last one. */
export function useActionError(): (data: unknown, thrown: unknown) => void {
  const report = useContext(Report);
  return (_data, thrown) => {
    report(thrown === null || thrown === undefined ? undefined : errorOf(thrown));
  };
}
