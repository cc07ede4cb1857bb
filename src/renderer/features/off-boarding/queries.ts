// Reads the items of an off-boarding, all pages of them.
import { useQuery } from '@tanstack/react-query';
import type { OffBoardingRun } from '../../../shared/off-boarding.ts';
import { allPages, api } from '../../api.ts';

/** All items of a run; read again whenever its counts have changed. */
export function useItems({ runId, counts }: OffBoardingRun) {
  return useQuery({
    queryKey: ['off-boarding', 'items', runId, counts],
    queryFn: () =>
      allPages((cursor) => api['offboarding.items']({ runId, ...(cursor === undefined ? {} : { cursor }) })),
    placeholderData: (before) => before,
  });
}
