// Answers `webUtils.getPathForFile` while the page stands still at its question.
import type { Protocol } from 'devtools-protocol';
import type { Cdp } from './cdp.ts';

const asker = 'standInPathQuestion';

/**
 * Writes the path of the asked file into the question and lets the page go on. A file that was made by a
 * script has an empty path. Source: https://www.electronjs.org/docs/latest/api/web-utils
 */
export async function answerPathQuestion(
  cdp: Cdp,
  session: string,
  { callFrames: [top] }: Protocol.Debugger.PausedEvent,
): Promise<void> {
  try {
    if (top?.functionName === asker) await answer(cdp, session, top.callFrameId);
  } finally {
    await cdp.attempt('Debugger.resume', {}, session);
  }
}

async function answer(cdp: Cdp, session: string, callFrameId: string): Promise<void> {
  const evaluate = (expression: string) =>
    cdp.send('Debugger.evaluateOnCallFrame', { callFrameId, expression }, session);
  const { result } = await evaluate('question.file');
  if (result.objectId === undefined) return;
  const { path } = await cdp.send('DOM.getFileInfo', { objectId: result.objectId }, session);
  await evaluate(`question.path = ${JSON.stringify(path)}`);
}
