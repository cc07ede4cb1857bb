// Says whether this Node can run the set-up; everything after it runs on the project's own.

const oldest = [20, 19];

/** A sentence that says what to do, or undefined when this version will do. @param {string} version @returns {string | undefined} */
export function hostNodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `This is Node ${version}. Install Node ${oldest.join('.')} or newer, then run this again.`;
}
